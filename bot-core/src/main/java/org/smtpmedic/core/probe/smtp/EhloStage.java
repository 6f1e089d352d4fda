package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.util.List;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** The client says hello, and hears what the server can do: once in clear, and once more behind TLS. */
final class EhloStage implements SessionStage {
    /** What widespread clients say when they have no name; it tells nothing about this network. */
    static final String EHLO = "EHLO [127.0.0.1]";

    private final Stage stage;

    private EhloStage(Stage stage) {
        this.stage = stage;
    }

    static EhloStage inClear() {
        return new EhloStage(Stage.EHLO);
    }

    static EhloStage behindTls() {
        return new EhloStage(Stage.EHLO_AFTER_TLS);
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Finding run(Session session) throws IOException {
        if (stage == Stage.EHLO && session.isTlsFirst()) {
            return Finding.leftOut("Not tested: on this port nothing is said before TLS.");
        }
        Reply greeting = session.wire().ask(EHLO);
        if (!greeting.isPositive()) {
            return Finding.failed(session.said(greeting), refusal(greeting), List.of());
        }
        session.setCapabilities(Capabilities.of(greeting));
        List<Fact> facts = List.of(
                session.fact("Name", greeting.lines().getFirst()),
                session.fact(
                        "Extensions", String.join(", ", session.capabilities().lines())));
        return Finding.passed("The server says what it can do.", facts);
    }

    private static String refusal(Reply greeting) {
        if (greeting.mixed()) {
            return "The lines of the reply contradict each other; no client can rely on it.";
        }
        return greeting.code() == 500 || greeting.code() == 502
                ? "The server does not know EHLO, so it offers neither TLS nor a login."
                : "The server does not take this client's greeting.";
    }
}
