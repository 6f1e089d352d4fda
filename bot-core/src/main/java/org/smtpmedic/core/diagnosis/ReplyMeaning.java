package org.smtpmedic.core.diagnosis;

import java.util.Optional;

/** What codes alone tell: the reply code by RFC 5321 section 4.2, the enhanced code's class and subject by RFC 3463. */
final class ReplyMeaning {

    static final String QUESTION =
            "What is the complete reply of the server, with the bracket at its end, and which host and port was it?";

    private ReplyMeaning() {}

    static String of(SmtpReply reply) {
        char type = reply.code().or(reply::enhanced).map(code -> code.charAt(0)).orElse('5');
        var subject = reply.enhanced()
                .flatMap(ReplyMeaning::subject)
                .or(() -> reply.code().flatMap(ReplyMeaning::function));
        String spoken = reply.code().map(code -> code + " ").orElse("")
                + reply.enhanced().orElse("");
        return "The server answered " + spoken.strip() + ": "
                + (type == '4'
                        ? "a refusal for now, so trying again may help"
                        : "a final refusal, so trying again will not help")
                + subject.map(what -> ". It is about " + what).orElse("") + ".";
    }

    private static Optional<String> subject(String enhanced) {
        return Optional.ofNullable(
                switch (enhanced.charAt(2)) {
                    case '1' -> "an address";
                    case '2' -> "a mailbox";
                    case '3' -> "the mail system";
                    case '4' -> "the network or the route";
                    case '5' -> "the SMTP dialogue itself";
                    case '6' -> "the message's content or form";
                    case '7' -> "security or a policy";
                    default -> null;
                });
    }

    private static Optional<String> function(String code) {
        return Optional.ofNullable(
                switch (code.charAt(1)) {
                    case '0' -> "the command's syntax";
                    case '2' -> "the connection";
                    case '3' -> "authentication";
                    case '5' -> "the mail system";
                    default -> null;
                });
    }
}
