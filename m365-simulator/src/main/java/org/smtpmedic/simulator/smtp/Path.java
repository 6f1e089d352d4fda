package org.smtpmedic.simulator.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of {@code MAIL} or {@code RCPT}.
 *
 * @param address the address between the angle brackets; empty for the null sender
 * @param size the announced size of the message, or 0
 */
record Path(String address, long size) {
    private static final Pattern FORM =
            Pattern.compile("(FROM|TO): ?<([^<>\\s]{0,320})>((?: [^<>\\s]+)*+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile(" SIZE=(\\d{1,18})(?: |$)", Pattern.CASE_INSENSITIVE);

    static Optional<Path> sender(String argument) {
        return parse("FROM", argument).filter(path -> path.address.isEmpty() || path.isMailbox());
    }

    static Optional<Path> recipient(String argument) {
        return parse("TO", argument).filter(Path::isMailbox);
    }

    private static Optional<Path> parse(String keyword, String argument) {
        Matcher form = FORM.matcher(argument);
        if (!form.matches() || !form.group(1).equalsIgnoreCase(keyword)) {
            return Optional.empty();
        }
        Matcher size = SIZE.matcher(form.group(3));
        return Optional.of(new Path(form.group(2), size.find() ? Long.parseLong(size.group(1)) : 0));
    }

    private boolean isMailbox() {
        int at = address.lastIndexOf('@');
        return at > 0 && at < address.length() - 1;
    }
}
