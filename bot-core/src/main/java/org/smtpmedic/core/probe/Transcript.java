package org.smtpmedic.core.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What client and server said: {@code ->} sent, {@code <-} received, {@code <**} refused. Secrets are never handed in, and
 * hidden should the server echo them. Keeps the end when it gets long. Ends with the first refusal. Safe for use by
 * several threads.
 */
final class Transcript {
    private static final int MOST_CHARACTERS = 4_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int FIRST_REFUSING_CODE = 400;

    private final Secret secret;
    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;
    private String lastSent = "connecting";
    private boolean refused;
    private Optional<String> unreadable = Optional.empty();

    Transcript(Secret secret) {
        this.secret = secret;
    }

    synchronized void sent(String command) {
        lastSent = PlainText.of(command, LONGEST_LINE);
        add("-> " + lastSent);
    }

    /** Notes a whole reply; a {@code code} below zero means that it was cut off or is none. */
    synchronized void received(int code, String reply) {
        if (refused) {
            return;
        }
        if (code < 0) {
            unreadable = Optional.of(reply);
            return;
        }
        boolean refusing = code >= FIRST_REFUSING_CODE;
        String mark = refusing ? "<** " : "<- ";
        secret.hideIn(reply).lines().forEach(line -> add(mark + PlainText.of(line, LONGEST_LINE)));
        refused = refusing;
    }

    synchronized boolean isRefused() {
        return refused;
    }

    /** What came in place of a reply, if anything did. */
    synchronized Optional<String> unreadable() {
        return unreadable;
    }

    /** The last command. */
    synchronized String lastSent() {
        return lastSent;
    }

    /** The transcript up to the refusal, if there was one. */
    synchronized Optional<String> refusal() {
        return refused ? Optional.of(String.join("\n", lines)) : Optional.empty();
    }

    private void add(String line) {
        if (refused) {
            return;
        }
        lines.addLast(line);
        characters += line.length() + 1;
        while (characters > MOST_CHARACTERS && lines.size() > 1) {
            characters -= lines.removeFirst().length() + 1;
        }
    }
}
