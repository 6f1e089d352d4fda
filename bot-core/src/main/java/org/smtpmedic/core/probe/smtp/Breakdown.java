package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.smtpmedic.core.probe.StageResult.Fact;

/** Puts into words how the line to a server broke, in the phrases by which mail clients are known. */
final class Breakdown {
    private Breakdown() {}

    /** The line broke in the middle of a session. */
    static Finding of(IOException error, Session session) {
        List<Fact> half = halfLine(session);
        return switch (error) {
            case TooMuchException tooMuch ->
                Finding.failed(
                        "The server sent " + tooMuch.what(),
                        "The server sent " + tooMuch.what() + "; nobody should listen to that.",
                        List.of());
            case NotSmtpException other ->
                Finding.failed(
                        "The server sent an invalid reply",
                        "What answers here is " + other.guess() + ", or it is broken: it does not speak SMTP.",
                        List.of(session.fact("It said", other.line())));
            case IOException any
            when session.wire().isExpired() || any instanceof SocketTimeoutException ->
                Finding.silent(session.limit(), silence(session, half), half);
            default ->
                Finding.failed(
                        "Connection closed unexpectedly by the server",
                        "The server hung up where a reply was due.",
                        half);
        };
    }

    /** The line never stood. */
    static Finding unreachable(IOException error) {
        return switch (error) {
            case ConnectException _ -> Finding.failed("Connection refused", "Nobody listens on this port.", List.of());
            case NoRouteToHostException _ ->
                Finding.failed("No route to host", "There is no way from here to this address.", List.of());
            default ->
                Finding.failed(
                        error.getClass().getSimpleName(), "The connection could not be made from here.", List.of());
        };
    }

    /** The port was open a moment ago, and the second connection to it did not stand or did not last. */
    static Finding lost(IOException error, Duration limit) {
        String explanation = "The port opened, but the server dropped the connection before it said a word.";
        return error instanceof SocketTimeoutException
                ? Finding.silent(limit, "The port opened once, and not again.", List.of())
                : Finding.failed("Connection closed unexpectedly by the server", explanation, List.of());
    }

    private static String silence(Session session, List<Fact> half) {
        String start = half.isEmpty() ? "Nothing came within " : "No complete reply came within ";
        return start + Seconds.of(session.limit()) + ".";
    }

    private static List<Fact> halfLine(Session session) {
        String half = session.wire().reader().halfLine();
        return half.isEmpty() ? List.of() : List.of(session.fact("Cut off", half));
    }
}
