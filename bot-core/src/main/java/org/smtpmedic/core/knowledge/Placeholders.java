package org.smtpmedic.core.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of the person's case for filling in commands. An unknown value reads {@code <mailbox>} and so on.
 *
 * @param mailbox the login
 * @param sender the From address
 * @param attempt UTC time of the failed attempt
 */
public record Placeholders(Optional<String> mailbox, Optional<String> sender, Optional<Instant> attempt) {

    /** The names that may stand in braces in a step's commands. */
    public static final List<String> NAMES = List.of("mailbox", "sender", "domain", "utcFrom", "utcTo");

    private static final Duration AROUND = Duration.ofMinutes(2);
    /** What may be put into a PowerShell line unquoted; anything else is treated as unknown, so a paste cannot smuggle in a command. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?");

    public String fill(String command) {
        return command.replace("{mailbox}", address(mailbox).orElse("<mailbox>"))
                .replace("{sender}", address(sender).orElse("<sender>"))
                .replace("{domain}", domain().orElse("<domain>"))
                .replace("{utcFrom}", moment(AROUND.negated()).orElse("<time - 2 min>"))
                .replace("{utcTo}", moment(AROUND).orElse("<time + 2 min>"));
    }

    private Optional<String> domain() {
        return address(sender).or(() -> address(mailbox)).map(value -> value.substring(value.indexOf('@') + 1));
    }

    private Optional<String> moment(Duration offset) {
        return attempt.map(at -> at.plus(offset).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Optional<String> address(Optional<String> value) {
        return value.filter(text -> ADDRESS.matcher(text).matches());
    }
}
