import { byId, element } from "./dom.js";

const SAMPLES = [
  {
    name: "SMTP AUTH is off for the tenant",
    text:
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. " +
      "Visit https://aka.ms/smtp_auth_disabled for more information. " +
      "[AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-21T08:14:07.123Z 08DE28E5A1B2C3D4]",
  },
  {
    name: "Security Defaults, from a Python script",
    text: `Traceback (most recent call last):
  File "/opt/reports/send.py", line 41, in <module>
    server.login("reports@contoso.com", PASSWORD)
  File "/usr/lib/python3.12/smtplib.py", line 750, in login
    raise last_exception
smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, user is locked by your organization\\'s security defaults policy. Contact your administrator. [FR2P281CA0007.DEUP281.PROD.OUTLOOK.COM 2026-11-21T09:02:44.518Z 08DE28F01122AABB]')`,
  },
  {
    name: "Conditional Access, from Java",
    text:
      "jakarta.mail.AuthenticationFailedException: 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria " +
      "to be authenticated successfully. Contact your administrator. " +
      "[BL1PR13CA0123.namprd13.prod.outlook.com 2026-11-21T09:30:10.002Z 08DE28F3CAFE0001]",
  },
  {
    name: "A scanner that may not send as somebody",
    text:
      "554 5.2.252 SendAsDenied; scanner@contoso.com not allowed to send as invoices@contoso.com; STOREDRV.Submission.Exception:" +
      "SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception",
  },
  {
    name: "A printer that was not let in",
    text: "530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.3 Authentication unsuccessful [LO2P265CA0101.GBRP265.PROD.OUTLOOK.COM]",
  },
];

/** A button for each sample; {@code offer} takes its text. */
export function showSamples(offer) {
  byId("samples").replaceChildren(
    ...SAMPLES.map(({ name, text }) => {
      const button = element("button", { type: "button", class: "quiet", "aria-label": "Paste: " + name }, "Paste");
      button.addEventListener("click", () => offer(text));
      return element("li", {}, element("span", { class: "name" }, name), button);
    }),
  );
}
