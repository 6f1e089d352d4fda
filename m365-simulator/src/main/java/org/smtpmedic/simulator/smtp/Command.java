package org.smtpmedic.simulator.smtp;

import java.util.Locale;

/**
 * One line of a client, taken apart.
 *
 * @param verb in upper case; empty when the line cannot be a command
 * @param argument the rest, without blanks around it
 */
record Command(String verb, String argument) {

    static Command parse(String line) {
        if (line.chars().anyMatch(Character::isISOControl)) {
            return new Command("", "");
        }
        String trimmed = line.strip();
        int blank = trimmed.indexOf(' ');
        return blank < 0
                ? new Command(trimmed.toUpperCase(Locale.ROOT), "")
                : new Command(
                        trimmed.substring(0, blank).toUpperCase(Locale.ROOT),
                        trimmed.substring(blank).strip());
    }

    /** What may be written down. Whatever is not known to be harmless is left out: a lost client may say its password. */
    String forJournal() {
        return switch (verb) {
            case "EHLO", "HELO", "MAIL", "RCPT", "BDAT" -> verb + " " + argument;
            case "STARTTLS", "DATA", "RSET", "NOOP", "VRFY", "QUIT" -> verb;
            case "AUTH" -> "AUTH " + mechanismForJournal();
            default -> "[not a command]";
        };
    }

    private String mechanismForJournal() {
        String[] words = argument.split(" ", 2);
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        String known = switch (mechanism) {
            case "LOGIN", "XOAUTH2", "PLAIN", "CRAM-MD5", "DIGEST-MD5", "NTLM", "OAUTHBEARER" -> mechanism;
            default -> "[hidden]";
        };
        return words.length > 1 ? known + " [hidden]" : known;
    }
}
