package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;

/** Picks small facts out of a folded text. Every pattern begins with a fixed word and has bounded repeats. */
final class ClueFinder {

    private static final String ADDRESS = "([a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}[a-z0-9])";
    private static final String BETWEEN = "[ '\"=:<(]{1,4}";
    private static final Pattern SEND_AS =
            Pattern.compile(ADDRESS + "[ \\n]{1,3}not allowed to send as[ \\n]{1,3}" + ADDRESS);
    private static final List<Pattern> LOGIN = List.of(Pattern.compile(
            "\\b(?:auth ?login for|login for|authenticate as|logged in as|for user|user(?:_?name)?|login|auth_?user|smtp_?user)"
                    + BETWEEN + ADDRESS));
    private static final List<Pattern> SENDER =
            List.of(Pattern.compile("\\b(?:mail from|from(?:_?address)?|sender|return-path)[ '\"=:<(]{1,4}" + ADDRESS));
    private static final List<Pattern> HOST = List.of(
            Pattern.compile(
                    "\\b([a-z0-9-]{1,40}(?:\\.[a-z0-9-]{1,40}){1,6}\\.[a-z]{2,12})(?:\\[[0-9a-f.:]{3,40}])?[:, ]{1,2}(?:port[ =:]{1,3})?(25|465|587|2525)\\b"),
            Pattern.compile(
                    "\\b(?:host|server|hostname|mail_host|smtp_?host)['\"]?[ ]?(?:=>|[=:]|\\b)[ '\"]{0,3}([a-z0-9-]{1,40}(?:\\.[a-z0-9-]{1,40}){1,6})\\b"));
    private static final Pattern PORT =
            Pattern.compile("\\bport['\"]?[ ]?(?:=>|[=:]|\\b)[ '\"]{0,3}(25|465|587|2525)\\b");
    private static final Pattern MECHANISM = Pattern.compile(
            "\\bauth(?:enticate)?[ =]{1,2}(xoauth2|login|plain|oauthbearer|cram-md5|ntlm)\\b|\\b(xoauth2)\\b");
    private static final Pattern AADSTS = Pattern.compile("aadsts[ ]?([0-9]{4,8})");
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
        return new Clues(
                first(HOST, head),
                port(head),
                mechanism(head),
                library(head),
                denied ? Optional.of(sendAs.group(1)) : first(LOGIN, head),
                denied ? Optional.of(sendAs.group(2)) : first(SENDER, head),
                first(List.of(AADSTS), head),
                DialogueReader.read(text));
    }

    private static Optional<String> first(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> port(String text) {
        Matcher withHost = HOST.getFirst().matcher(text);
        if (withHost.find()) {
            return Optional.of(Integer.valueOf(withHost.group(2)));
        }
        return first(List.of(PORT), text).map(Integer::valueOf);
    }

    private static Optional<String> mechanism(String text) {
        Matcher matcher = MECHANISM.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.ofNullable(name).map(value -> value.toUpperCase(java.util.Locale.ROOT));
    }

    private static Optional<String> library(String text) {
        return LIBRARIES.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
