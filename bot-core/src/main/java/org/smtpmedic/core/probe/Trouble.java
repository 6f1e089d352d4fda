package org.smtpmedic.core.probe;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Puts into words why there was no answer, in the phrases by which mail clients are known. */
final class Trouble {
    private static final int MOST_CHARACTERS = 4_000;

    private final SubmissionTarget target;
    private final Transcript transcript;

    Trouble(SubmissionTarget target, Transcript transcript) {
        this.target = target;
        this.transcript = transcript;
    }

    AttemptResult.Failed of(Exception error) {
        return failed(transcript.unreadable().map(Trouble::unreadable).orElseGet(() -> phrase(error)));
    }

    AttemptResult.Failed silence(Duration limit) {
        return failed("SocketTimeoutException: Read timed out, no complete reply within " + limit.toMillis() + " ms");
    }

    private AttemptResult.Failed failed(String phrase) {
        String place = target.host() + ":" + target.port() + ", after: " + transcript.lastSent();
        return new AttemptResult.Failed(
                PlainText.of(target.password().hideIn(phrase + " (" + place + ")"), MOST_CHARACTERS));
    }

    /** The client says {@code [EOF]} when nothing came, and hands on what came before a reply was cut off. */
    private static String unreadable(String reply) {
        boolean cutOff = reply.startsWith("[EOF]") || Character.isDigit(reply.charAt(0));
        return cutOff ? "Connection closed unexpectedly by the server" : "The server sent an invalid reply";
    }

    private static String phrase(Exception error) {
        Throwable told = error;
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                told = t;
                break;
            }
        }
        return switch (told) {
            case UnknownHostException e -> "UnknownHostException: the name cannot be resolved";
            case IOException e -> e.getClass().getSimpleName() + ": " + e.getMessage();
            default -> String.valueOf(told.getMessage());
        };
    }
}
