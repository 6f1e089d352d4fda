package org.smtpmedic.core.probe.smtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.smtp.TranscriptLine.Mark;

/** What client and server said. Keeps the end when it gets long. */
final class SessionTranscript {
    private static final int MOST_CHARACTERS = 8_000;
    private static final int LONGEST_LINE = 1_000;

    private final Redaction redaction;
    private final Deque<TranscriptLine> lines = new ArrayDeque<>();
    private int characters;
    private boolean refused;

    SessionTranscript(Redaction redaction) {
        this.redaction = redaction;
    }

    void sent(String command) {
        add(new TranscriptLine(Mark.SENT, redaction.clean(command, LONGEST_LINE)));
    }

    void received(Reply reply) {
        refused |= reply.isRefusal();
        Mark mark = reply.isRefusal() ? Mark.REFUSED : Mark.RECEIVED;
        redaction.clean(reply, LONGEST_LINE).forEach(line -> add(new TranscriptLine(mark, line)));
    }

    List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }

    /** Everything that was said, if something was refused. */
    Optional<String> refusal() {
        return refused
                ? Optional.of(lines.stream().map(TranscriptLine::toString).collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    private void add(TranscriptLine line) {
        lines.addLast(line);
        characters += line.text().length();
        while (characters > MOST_CHARACTERS && lines.size() > 1) {
            characters -= lines.removeFirst().text().length();
        }
    }
}
