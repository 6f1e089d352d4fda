package org.smtpmedic.core.probe.readback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** Follows a dialogue with a server: which command got which reply. */
final class Conversation {
    private static final int MOST_REPLY_LINES = 50;

    private final Notes notes;
    private final List<String> reply = new ArrayList<>();
    private Optional<Stage> awaited = Optional.of(Stage.BANNER);
    private boolean recipientNamed;
    private boolean secure;
    private boolean inMessage;

    Conversation(Notes notes) {
        this.notes = notes;
    }

    /** The client said this; a line that is no command answers a question of the server. */
    void sent(String line) {
        if (inMessage) {
            inMessage = !line.equals(".");
            return;
        }
        String command = line.toUpperCase(Locale.ROOT);
        if (startsWithAny(command, "EHLO", "HELO")) {
            awaited = Optional.of(secure ? Stage.EHLO_AFTER_TLS : Stage.EHLO);
        } else if (command.equals("STARTTLS")) {
            awaited = Optional.of(Stage.STARTTLS);
        } else if (command.startsWith("AUTH ")) {
            awaited = Optional.of(Stage.AUTH);
        } else if (startsWithAny(command, "MAIL FROM", "RCPT TO")) {
            awaited = Optional.of(Stage.ENVELOPE);
            recipientNamed = command.startsWith("RCPT");
        } else if (startsWithAny(command, "DATA", "BDAT")) {
            awaited = Optional.of(Stage.MESSAGE);
        } else if (startsWithAny(command, "QUIT", "RSET", "NOOP", "HELP", "VRFY")) {
            awaited = Optional.empty();
        }
    }

    /** Whether a reply is complete with this line of the server. */
    boolean received(String line) {
        if (!isReply(line)) {
            return false;
        }
        if (reply.size() < MOST_REPLY_LINES) {
            reply.add(line);
        }
        if (line.length() > 3 && line.charAt(3) == '-') {
            return false;
        }
        awaited.ifPresent(stage -> answered(stage, line.charAt(0)));
        reply.clear();
        return true;
    }

    /** TLS begins. */
    void secured(Fact... facts) {
        secure = true;
        notes.passed(Stage.TLS, "The connection is encrypted.", facts);
    }

    void hungUp(String said) {
        awaited.filter(_ -> !notes.isBroken())
                .ifPresent(stage -> notes.failed(stage, said, "The server hung up where a reply was due."));
    }

    void silent(Duration waited) {
        awaited.filter(_ -> !notes.isBroken()).ifPresent(stage -> notes.silent(stage, waited));
    }

    private void answered(Stage stage, char kind) {
        switch (kind) {
            case '2' -> accepted(stage);
            case '3' -> inMessage = stage == Stage.MESSAGE;
            default -> refused(stage);
        }
    }

    private void accepted(Stage stage) {
        if (stage == Stage.ENVELOPE && !recipientNamed) {
            return;
        }
        notes.passed(stage, "The server accepted it.", new Fact("It said", reply.getFirst()));
        if (stage == Stage.EHLO || stage == Stage.EHLO_AFTER_TLS) {
            offered();
        }
    }

    private void refused(Stage stage) {
        inMessage = false;
        notes.failed(stage, String.join("\n", reply), "The server refused it.");
    }

    private void offered() {
        String mechanisms = reply.stream()
                .map(line -> line.substring(Math.min(4, line.length())).toUpperCase(Locale.ROOT))
                .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
                .flatMap(line -> Arrays.stream(line.substring(5).split(" ", -1)))
                .distinct()
                .collect(Collectors.joining(" "));
        if (!mechanisms.isEmpty()) {
            notes.passed(Stage.AUTH_OFFERED, "The server lets clients log in.", new Fact("Mechanisms", mechanisms));
        } else if (secure && !notes.isRelay()) {
            notes.failed(
                    Stage.AUTH_OFFERED,
                    "No authentication mechanisms supported by both server and client",
                    "The server offers no login here, not even behind TLS.");
        }
    }

    private static boolean isReply(String line) {
        return line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsWithAny(String text, String... beginnings) {
        return Arrays.stream(beginnings).anyMatch(text::startsWith);
    }
}
