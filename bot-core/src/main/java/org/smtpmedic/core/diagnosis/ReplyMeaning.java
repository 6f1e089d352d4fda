package org.smtpmedic.core.diagnosis;

import java.util.Map;

/** What the numbers of a reply tell on their own (RFC 5321, 4.2; RFC 3463, 3). */
final class ReplyMeaning {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("421", "The server closes the connection for now."),
            Map.entry("432", "A limit of the server stops this for now."),
            Map.entry("450", "The mailbox cannot be used for now."),
            Map.entry("451", "The server had an error and stopped."),
            Map.entry("452", "The server is short of space or has reached a limit."),
            Map.entry("454", "Login or TLS is not possible for now."),
            Map.entry("500", "The server does not understand the command."),
            Map.entry("501", "The server does not accept what stands behind the command."),
            Map.entry("502", "The server does not offer this command."),
            Map.entry("503", "The commands came in the wrong order."),
            Map.entry("504", "The server does not offer this variant of the command."),
            Map.entry("530", "The server wants a login or TLS first."),
            Map.entry("534", "The server does not accept this way to log in."),
            Map.entry("535", "The server refused the login."),
            Map.entry("538", "The server wants encryption for this login."),
            Map.entry("550", "The server refused the mail, the sender or the recipient."),
            Map.entry("551", "The recipient is not on this server."),
            Map.entry("552", "The mail or the mailbox is too large."),
            Map.entry("553", "The server does not accept the address."),
            Map.entry("554", "The server refused the whole transaction."));
    private static final Map<Character, String> SUBJECTS = Map.of(
            '1', "It is about an address.",
            '2', "It is about the mailbox.",
            '3', "It is about the mail system or the size of the message.",
            '4', "It is about the network or the route.",
            '5', "It is about the protocol between client and server.",
            '6', "It is about the content of the message.",
            '7', "It is about security or policy: login, permission or reputation.");

    private ReplyMeaning() {}

    static String of(Reply reply) {
        String code = CODES.getOrDefault(reply.code(), "");
        String subject = reply.enhanced().isEmpty()
                ? ""
                : SUBJECTS.getOrDefault(reply.enhanced().charAt(2), "");
        String lasting = isTemporary(reply)
                ? "The server says that a later attempt may work."
                : "The server says that trying again will not help.";
        return String.join(
                " ",
                java.util.stream.Stream.of(code, subject, lasting)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private static boolean isTemporary(Reply reply) {
        return (reply.code().isEmpty() ? reply.enhanced() : reply.code()).startsWith("4");
    }
}
