package org.smtpmedic.core.diagnosis;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;

/** Reads the small facts around an error. Every pattern is bounded. */
final class ClueReader {

    private static final String ADDRESS = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}";
    private static final Pattern HOST = Pattern.compile(
            "(?i)\\b(smtp(?:[a-z0-9-]{0,40})(?:\\.[a-z0-9-]{1,40}){1,6}|[a-z0-9-]{1,63}\\.mail\\.protection\\.outlook\\.com)(?:\\[[0-9a-f.:]{2,45}])?(?::(\\d{2,5})|, ?(?:port:? ?)?(\\d{2,5}))?\\b");
    private static final Pattern MECHANISM =
            Pattern.compile("(?i)\\bAUTH[ =:]{1,2}(LOGIN|PLAIN|XOAUTH2|CRAM-MD5|NTLM)\\b");
    private static final Pattern LOGIN = Pattern.compile(
            "(?i)(?:\\buser(?:name)?\\b|\\blogin\\b|\\bupn\\b|\\baccount\\b)[\"']?\\s{0,3}(?:=>|[:= ])\\s{0,3}[\"'<]?("
                    + ADDRESS + ")");
    private static final Pattern SEND_AS =
            Pattern.compile("(?i)(" + ADDRESS + ") not allowed to send as (" + ADDRESS + ")");
    private static final Pattern MAIL_FROM = Pattern.compile("(?i)\\bMAIL FROM: ?<?(" + ADDRESS + ")");
    private static final Pattern AADSTS = Pattern.compile("(?i)AADSTS(\\d{5,7})\\b");
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("smtplib", "Python smtplib"),
            Map.entry("nodemailer", "Nodemailer"),
            Map.entry("phpmailer", "PHPMailer"),
            Map.entry("jakarta.mail", "Jakarta Mail"),
            Map.entry("javax.mail", "JavaMail"),
            Map.entry("system.net.mail", "System.Net.Mail"),
            Map.entry("mailkit", "MailKit"),
            Map.entry("send-mailmessage", "Send-MailMessage"),
            Map.entry("swift_transport", "Swift Mailer"),
            Map.entry("symfony\\component\\mailer", "Symfony Mailer"),
            Map.entry("msmtp", "msmtp"),
            Map.entry("postfix/smtp", "Postfix"),
            Map.entry("curl: (", "curl"));

    private ClueReader() {}

    static Clues read(String text) {
        var host = HOST.matcher(text);
        boolean named = host.find();
        var sendAs = SEND_AS.matcher(text);
        boolean denied = sendAs.find();
        return new Clues(
                named ? Optional.of(host.group(1).toLowerCase(Locale.ROOT)) : Optional.empty(),
                named
                        ? Optional.ofNullable(host.group(2) == null ? host.group(3) : host.group(2))
                                .map(Integer::valueOf)
                        : Optional.empty(),
                first(MECHANISM, text).map(found -> found.toUpperCase(Locale.ROOT)),
                library(text),
                denied ? Optional.of(sendAs.group(1)) : first(LOGIN, text),
                denied ? Optional.of(sendAs.group(2)) : first(MAIL_FROM, text),
                first(AADSTS, text));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().map(found -> found.group(1));
    }

    private static Optional<String> library(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return LIBRARIES.entrySet().stream()
                .filter(library -> lower.contains(library.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }
}
