package org.smtpmedic.core.diagnosis;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.knowledge.StatusRegistry;

/** What the numbers of a reply tell on their own, and the one question that gets further. */
final class ReplyMeaning {

    private static final StatusRegistry REGISTRY = StatusRegistry.bundled();

    private ReplyMeaning() {}

    /** One to four sentences; a code that is not known is empty. */
    static String of(String code, String enhanced) {
        return Stream.of(ofCode(code), ofEnhanced(enhanced), Optional.of(lasting(code + enhanced)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> ofCode(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(REGISTRY.replies().get(code))
                        .or(() -> Optional.ofNullable(REGISTRY.groups().get(code.substring(1, 2))))
                        .map(words -> code + ": " + words);
    }

    private static Optional<String> ofEnhanced(String enhanced) {
        if (enhanced.isEmpty()) {
            return Optional.empty();
        }
        String detail = enhanced.substring(2);
        Optional<String> registered = Optional.ofNullable(REGISTRY.details().get(detail))
                .map(words -> enhanced + " is registered as: " + words + ".");
        return registered.or(() -> Optional.of(enhanced + " is a number of the server's own."
                + subject(enhanced).map(words -> " " + words).orElse("")));
    }

    /** Servers use numbers of their own, but not with a subject that says nothing, and hardly about content: those are versions. */
    static boolean isPlausible(String enhanced) {
        char subject = enhanced.charAt(2);
        return REGISTRY.details().containsKey(enhanced.substring(2)) || (subject != '0' && subject != '6');
    }

    private static Optional<String> subject(String enhanced) {
        return Optional.ofNullable(REGISTRY.subjects().get(enhanced.substring(2, 3)));
    }

    private static String lasting(String codes) {
        return codes.startsWith("4")
                ? "The server says that a later attempt may work."
                : "The server says that trying again will not help.";
    }

    /** What a person can find out that tells the cause. */
    static String question(Reply reply) {
        if (reply.enhanced().isEmpty()) {
            return "What does the whole reply say, from the three digits to the closing bracket, and which host does the program use?";
        }
        return switch (reply.enhanced().charAt(2)) {
            case '1' ->
                "Which address does the reply name, the sender's or the recipient's, and does that mailbox exist?";
            case '2' -> "Whose mailbox does the reply name, and is it licensed, enabled and not full?";
            case '3' -> "How large is the message, and does a short one without attachment go through?";
            case '4' -> "From the same machine: does the host name resolve, and does port 587 answer?";
            case '5' -> "A transcript of the session tells: which command did the client send right before this reply?";
            case '6' -> "Does a plain text message without attachment go through?";
            case '7' ->
                "Had the client logged in before this reply, as whom, and what does the sign-in log show at that minute?";
            default -> "What does the whole reply say, and which host does the program use?";
        };
    }
}
