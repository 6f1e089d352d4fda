package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * The host that gave a reply, where the text says so: a mail server's log ({@code host mx.example.com[192.0.2.1] said:}), a bounce
 * ({@code Remote-MTA: dns; mx.example.com}), a banner ({@code 220 mx.example.com ESMTP}).
 */
final class Speaker {

    private static final int NEAR = 260;
    private static final int MAX_HOST = 120;
    private static final List<String> LEADS = List.of(
            "host ", "server ", "talking to ", "remote-mta: dns; ", "remote-mta: dns;", "relay=", "remote server: ");
    /** Postfix's own refusal of a client: whoever runs it speaks. */
    private static final String OWN_REFUSAL = "noqueue: reject";

    private static final String BANNER = "220";

    private Speaker() {}

    /** The host that stands nearest before the last refusal, else the one of the last banner; in lower case. */
    static Optional<String> of(FoldedText text, List<Reply> replies) {
        Optional<Reply> refusal = replies.stream().filter(Reply::isError).reduce((_, later) -> later);
        return refusal.flatMap(reply -> named(text, reply)).or(() -> banner(text, replies));
    }

    private static Optional<String> named(FoldedText text, Reply reply) {
        int first = Math.max(0, reply.start() - NEAR);
        String before = text.subSequence(first, reply.start());
        int nearest = before.lastIndexOf(OWN_REFUSAL);
        Optional<String> speaker = nearest < 0 ? Optional.empty() : Optional.of(OWN_REFUSAL);
        for (String lead : LEADS) {
            for (int at = before.indexOf(lead); at >= 0; at = before.indexOf(lead, at + 1)) {
                Optional<String> host = host(text, first + at + lead.length());
                if (at > nearest && host.isPresent()) {
                    nearest = at;
                    speaker = host;
                }
            }
        }
        return speaker;
    }

    private static Optional<String> banner(FoldedText text, List<Reply> replies) {
        return replies.stream()
                .filter(reply -> reply.code().equals(BANNER) && reply.enhanced().isEmpty())
                .flatMap(reply -> host(text, reply.end() + 1).stream())
                .reduce((_, later) -> later);
    }

    /** A name with a dot, a letter and no sign of an address or a path around it. */
    private static Optional<String> host(FoldedText text, int start) {
        int end = start;
        while (end < text.length() && end - start < MAX_HOST && isHostChar(text.charAt(end))) {
            end++;
        }
        String host = text.subSequence(start, Math.max(start, end));
        boolean named = host.indexOf('.') > 0
                && !host.endsWith(".")
                && host.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && text.at(end) != '@';
        return named ? Optional.of(host) : Optional.empty();
    }

    private static boolean isHostChar(char c) {
        return Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }
}
