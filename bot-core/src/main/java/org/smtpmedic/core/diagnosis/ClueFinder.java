package org.smtpmedic.core.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;

/** Picks small facts out of a folded text. Every pattern begins with a fixed word and has bounded repeats. */
final class ClueFinder {

    private static final String ADDRESS = "([a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}[a-z0-9])";
    private static final String BETWEEN = "[ '\"=:<(]{1,4}";
    private static final String PORTS = "(25|465|587|2525)\\b";
    private static final String BEFORE_PORT = "[:, ]{1,2}(?:port[ =:]{1,3})?";
    private static final int LONGEST_HOST = 360;
    private static final Pattern SEND_AS =
            Pattern.compile(ADDRESS + "[ \\n]{1,3}not allowed to send as[ \\n]{1,3}" + ADDRESS);
    private static final AnchoredPattern LOGIN = new AnchoredPattern(
            "\\b(?:auth ?login for|login for|authenticate as|logged in as|for user|user(?:_?name)?|login|auth_?user|smtp_?user)"
                    + BETWEEN + ADDRESS,
            5,
            "login",
            "authenticate as",
            "logged in as",
            "user");
    private static final AnchoredPattern SENDER = new AnchoredPattern(
            "\\b(?:mail from|from(?:_?address)?|sender|return-path)[ '\"=:<(]{1,4}" + ADDRESS,
            5,
            "from",
            "sender",
            "return-path");
    /** The labels give nothing back: what follows one is a dot. */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("\\b([a-z0-9-]{1,40}+(?:\\.[a-z0-9-]{1,40}+){1,6}\\.[a-z]{2,12})(?:\\[[0-9a-f.:]{3,40}])?"
                    + BEFORE_PORT + PORTS);

    private static final AnchoredPattern PORT_OF_HOST =
            new AnchoredPattern("(?<=(?:\\.[a-z]{2,12}|])" + BEFORE_PORT + ")" + PORTS, 0, "25", "465", "587");
    private static final AnchoredPattern HOST = new AnchoredPattern(
            "\\b(?:host|server|hostname|mail_host|smtp_?host)['\"]?[ ]?(?:=>|[=:]|\\b)[ '\"]{0,3}([a-z0-9-]{1,40}(?:\\.[a-z0-9-]{1,40}){1,6})\\b",
            5,
            "host",
            "server");
    private static final AnchoredPattern PORT =
            new AnchoredPattern("\\bport['\"]?[ ]?(?:=>|[=:]|\\b)[ '\"]{0,3}" + PORTS, 0, "port");
    private static final AnchoredPattern MECHANISM = new AnchoredPattern(
            "\\bauth(?:enticate)?[ =]{1,2}(xoauth2|login|plain|oauthbearer|cram-md5|ntlm)\\b|\\b(xoauth2)\\b",
            2,
            "auth");
    private static final AnchoredPattern AADSTS = new AnchoredPattern("aadsts[ ]?([0-9]{4,8})", 0, "aadsts");
    private static final Map<String, String> LIBRARIES = new java.util.TreeMap<>(Map.ofEntries(
            Map.entry("phpmailer", "PHPMailer"),
            Map.entry("smtplib", "Python smtplib"),
            Map.entry("nodemailer", "Nodemailer"),
            Map.entry("'eauth'", "Nodemailer"),
            Map.entry("com.sun.mail", "JavaMail"),
            Map.entry("javax.mail", "JavaMail"),
            Map.entry("jakarta.mail", "Jakarta Mail"),
            Map.entry("system.net.mail", "System.Net.Mail"),
            Map.entry("mailkit", "MailKit"),
            Map.entry("swift_transport", "SwiftMailer"),
            Map.entry("symfony\\component\\mailer", "Symfony Mailer"),
            Map.entry("net::smtp", "Ruby Net::SMTP"),
            Map.entry("send-mailmessage", "Send-MailMessage"),
            Map.entry("postfix/", "Postfix"),
            Map.entry("msmtp", "msmtp"),
            Map.entry("curl:", "curl"),
            Map.entry("swaks", "swaks"),
            Map.entry("lettre", "lettre")));

    private ClueFinder() {}

    static Clues find(FoldedText text) {
        // Facts stand near the error; what a person pastes behind it is not worth the time.
        String head = text.subSequence(0, Math.min(text.length(), 50_000));
        Matcher sendAs = SEND_AS.matcher(head);
        boolean denied = head.contains("not allowed to send as") && sendAs.find();
        boolean address = head.indexOf('@') >= 0;
        Optional<MatchResult> hostAndPort = hostAndPort(head);
        return new Clues(
                hostAndPort.map(match -> match.group(1)).or(() -> word(HOST, head)),
                hostAndPort
                        .map(match -> match.group(2))
                        .or(() -> word(PORT, head))
                        .map(Integer::valueOf),
                mechanism(head),
                library(head),
                denied ? Optional.of(sendAs.group(1)) : address ? word(LOGIN, head) : Optional.empty(),
                denied ? Optional.of(sendAs.group(2)) : address ? word(SENDER, head) : Optional.empty(),
                word(AADSTS, head),
                DialogueReader.read(text));
    }

    private static Optional<String> word(AnchoredPattern pattern, String text) {
        return pattern.first(text).map(match -> match.group(1));
    }

    private static Optional<MatchResult> hostAndPort(String text) {
        return PORT_OF_HOST
                .first(text)
                .map(port -> HOST_AND_PORT
                        .matcher(text)
                        .useTransparentBounds(true)
                        .region(Math.max(0, port.start() - LONGEST_HOST), text.length()))
                .filter(Matcher::find)
                .map(match -> match);
    }

    private static Optional<String> mechanism(String text) {
        return MECHANISM
                .first(text)
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .map(name -> name.toUpperCase(java.util.Locale.ROOT));
    }

    private static Optional<String> library(String text) {
        return LIBRARIES.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
