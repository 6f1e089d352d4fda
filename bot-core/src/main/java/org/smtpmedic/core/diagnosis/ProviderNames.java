package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** What gives a provider away: names of hosts and products, ends of host names, and words that only its server says. */
final class ProviderNames {

    private static final List<String> OUTLOOK_COM = List.of(
            "smtp-mail.outlook.com",
            "olc.protection.outlook.com",
            "hotmail-com.",
            "outlook-com.olc",
            "smtp.live.com",
            "hotmail.com");
    private static final List<String> MICROSOFT = List.of(
            "prod.outlook.com",
            "prod.partner.outlook.cn",
            "partner.outlook.cn",
            "smtp.office365.com",
            "office365",
            "office 365",
            "office-365",
            "outlook.office",
            "protection.outlook.com",
            "mail.protection",
            "microsoft 365",
            "microsoft365",
            "m365",
            "o365",
            "exchange online",
            "exchangeonline",
            "onmicrosoft.com",
            "microsoftonline",
            "smtp-legacy",
            "aadsts",
            "storedrv.clientsubmit");
    private static final List<String> GMAIL = List.of(
            "gsmtp",
            "smtp.gmail.com",
            "support.google.com",
            "google.com/mail",
            "myaccount.google.com",
            "mx.google.com",
            "l.google.com",
            "smtp-relay.gmail.com",
            "aspmx.",
            "accounts.google.com",
            "googlemail.com]");
    private static final List<String> SES = List.of("amazonses", "email-smtp.", "amazonaws.com", "amazon ses");
    private static final List<String> OTHERS = List.of(
            "smtp.mail.yahoo",
            "yahoo.com]",
            "yahoodns",
            "smtp.sendgrid",
            "sendgrid.net",
            "mailgun.org",
            "smtp.zoho",
            "smtp.qq.com",
            "smtp.exmail.qq",
            "mail.qq.com",
            "smtp.163.com",
            "smtp.126.com",
            "smtp.mail.me.com",
            "mail.gmx",
            "smtp.ionos",
            "ovh.net",
            "mimecast",
            "smtp.yandex",
            "yandex.ru",
            "mail.ru",
            "smtp.mailtrap",
            "mailtrap.io",
            "postmarkapp",
            "smtp-relay.sendinblue",
            "smtp-relay.brevo",
            "sparkpost",
            "strato.de",
            "1und1",
            "kundenserver",
            "web.de",
            "secureserver.net",
            "exim",
            "smtp.orange",
            "smtp.free.fr",
            "messagingengine",
            "mxhichina",
            "aliyun",
            "azurecomm.net",
            "mailjet.com",
            "mandrillapp",
            "smtp.mailersend",
            "smtp.elasticemail",
            "smtp.naver",
            "daum.net",
            "uol.com.br",
            "locaweb",
            "aruba.it",
            "libero.it",
            "emailsrvr",
            "networksolutionsemail",
            "smtp.gmx",
            "gmx.net",
            "gmx.com",
            "t-online.de",
            "smtp.hostinger",
            "privateemail.com",
            "smtp.dreamhost",
            "mail.gandi.net",
            "infomaniak",
            "send.one.com",
            "mailbox.org",
            "smtp.fastmail",
            "smtp.rambler",
            "smtp.laposte.net",
            "support.apple.com");

    record Name(String text, Provider provider) {}

    static final List<Name> NAMES = Stream.of(
                    names(OUTLOOK_COM, Provider.OUTLOOK_COM),
                    names(MICROSOFT, Provider.MICROSOFT365),
                    names(GMAIL, Provider.GMAIL),
                    names(SES, Provider.SES),
                    names(OTHERS, Provider.OTHER))
            .flatMap(List::stream)
            .toList();
    /** What only one provider's server says, and how people call it; asked when no host is named. */
    static final List<Name> OWN_WORDS = Stream.of(
                    names(List.of("mail.live.com", "postmaster.live.com", "s3140", "s3150"), Provider.OUTLOOK_COM),
                    names(
                            List.of(
                                    "starttls is required to send mail",
                                    "recipient not found by smtp address lookup",
                                    "resolver adr",
                                    "storedrv",
                                    "mapiexceptionmaxsubmissionexceeded",
                                    "4.3.2 service not active"),
                            Provider.MICROSOFT365),
                    names(
                            List.of(
                                    "gmail",
                                    "google account",
                                    "google workspace",
                                    "google's message size limits",
                                    "username and password not accepted",
                                    "application-specific password required",
                                    "log in with your web browser",
                                    "log in via your web browser",
                                    "log in through your web browser",
                                    "5.7.0 authentication required",
                                    "5.5.1 authentication required",
                                    "4.7.0 try again later closing connection"),
                            Provider.GMAIL),
                    names(
                            List.of(
                                    "failed the check in region",
                                    "throttling failure",
                                    "paused for this account",
                                    "suspended for this account",
                                    "ses sendrawemail",
                                    "535 authentication credentials invalid",
                                    "aws ses"),
                            Provider.SES))
            .flatMap(List::stream)
            .toList();
    /** Ends of host names; whoever has none of them is another provider. */
    static final List<Name> HOSTS = Stream.of(
                    names(
                            List.of("smtp-mail.outlook.com", ".olc.protection.outlook.com", "hotmail.com", "live.com"),
                            Provider.OUTLOOK_COM),
                    names(List.of("outlook.com", "office365.com", "office365.us", "outlook.cn"), Provider.MICROSOFT365),
                    names(List.of("google.com", "gmail.com", "googlemail.com"), Provider.GMAIL),
                    names(List.of("amazonses.com", "amazonaws.com"), Provider.SES))
            .flatMap(List::stream)
            .toList();

    private ProviderNames() {}

    private static List<Name> names(List<String> texts, Provider provider) {
        return texts.stream().map(text -> new Name(text, provider)).toList();
    }
}
