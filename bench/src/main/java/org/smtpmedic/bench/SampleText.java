package org.smtpmedic.bench;

import java.util.Base64;
import java.util.Random;

/** The texts that are measured. Made by rule, so every run has the same. */
public enum SampleText {
    /** What a person pastes: 300 characters. */
    TYPICAL(300, """
            Traceback (most recent call last):
              File "/usr/lib/python3.12/smtplib.py", line 662, in auth
            smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled \
            for the Tenant. [AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-20T08:15:30.123Z 08DD000000000000]')
            """),
    /** A client's debug output with the error in its middle: 8 KB. */
    TRANSCRIPT(8 << 10, """
            2026-11-20 08:15:29 CLIENT -> SERVER: EHLO mail.contoso.com
            2026-11-20 08:15:29 SERVER -> CLIENT: 250-AM0PR02CA0012.outlook.office365.com Hello [192.0.2.7]
            250-SIZE 157286400
            250-PIPELINING
            250-STARTTLS
            250 SMTPUTF8
            2026-11-20 08:15:30 CLIENT -> SERVER: AUTH LOGIN
            2026-11-20 08:15:30 SERVER -> CLIENT: 334 VXNlcm5hbWU6
            2026-11-20 08:15:30 CLIENT -> SERVER: c2Nhbm5lckBjb250b3NvLmNvbQ==
            2026-11-20 08:15:30 SERVER -> CLIENT: 334 UGFzc3dvcmQ6
            2026-11-20 08:15:30 CLIENT -> SERVER: bm90LW15LXBhc3N3b3Jk
            2026-11-20 08:15:31 SERVER -> CLIENT: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.
            2026-11-20 08:15:31 SMTP Error: Could not authenticate.
            """),
    /** A log with an error on every hundredth line: 1 MB, as much as is read of a text. */
    LOG(1_000_000, log()),
    /** The first part of that log. */
    LOG_64_KB(64 << 10, log()),
    /** Nothing but blanks. */
    BLANKS(64 << 10, " "),
    /** Nothing but quote marks at the start of a line. */
    QUOTE_MARKS(2 << 10, ">"),
    /** Sentences of the catalogue that fail at their last word. */
    NEAR_MISSES(
            1_000_000,
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenants\n"),
    /** Nothing but digits. */
    DIGITS(1_000_000, "5357139"),
    /** The same reply again and again. */
    CODES(1_000_000, "535 5.7.139 "),
    /** An attachment. */
    BASE64(1_000_000, base64());

    private final String text;

    SampleText(int length, String part) {
        this.text = part.repeat(length / part.length() + 1).substring(0, length);
    }

    /** The text; always the same one. */
    public String text() {
        return text;
    }

    private static String log() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            log.append("Nov 20 08:15:")
                    .append(10 + i % 50)
                    .append(" mx1 postfix/smtp[")
                    .append(20_000 + i * 37)
                    .append("]: 4F2A")
                    .append(Integer.toHexString(i * 7919))
                    .append(": to=<user")
                    .append(i)
                    .append("@example.com>, relay=mail.example.com[192.0.2.")
                    .append(i)
                    .append("]:25, delay=0.61, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9C1D)\n");
        }
        return log.append(
                        "Nov 20 08:16:02 mx1 postfix/smtp[2107]: 4F2A77: to=<a@fabrikam.com>, relay=smtp.office365.com[192.0.2.9]:587,")
                .append(
                        " delay=3.1, dsn=5.7.57, status=bounced (host smtp.office365.com said: 530 5.7.57 Client not authenticated to send")
                .append(" mail. [AM0PR02CA0012.eurprd02.prod.outlook.com] (in reply to MAIL FROM command))\n")
                .toString();
    }

    private static String base64() {
        byte[] bytes = new byte[57 * 1000];
        new Random(1).nextBytes(bytes);
        return Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    }
}
