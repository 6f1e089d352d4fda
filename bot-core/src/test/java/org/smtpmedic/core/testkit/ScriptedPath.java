package org.smtpmedic.core.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.path.PathTester;

/**
 * A mail path whose first two stages end at once, and the others when a test says so; at the end the server refuses the login.
 * With {@link #logins} somebody else can log in.
 */
public final class ScriptedPath implements PathTester {
    private static final int AT_ONCE = 2;

    /** The logins that are offered beside it. */
    public final ScriptedLogins logins = new ScriptedLogins();

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final String refusal;

    /** {@code refusal} is what the server says to the login. */
    public ScriptedPath(String refusal) {
        this.refusal = refusal;
    }

    /** Lets the other stages end. */
    public void goOn() {
        goOn.countDown();
    }

    @Override
    public PathReport run(PathRequest request, Consumer<StageResult> progress) {
        List<StageResult> results =
                Arrays.stream(Stage.values()).map(this::ended).toList();
        results.subList(0, AT_ONCE).forEach(progress);
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        results.subList(AT_ONCE, results.size()).forEach(progress);
        return new PathReport(
                Optional.of("smtp.office365.com:587"),
                results,
                List.of(),
                Optional.of("-> AUTH LOGIN\n<** " + refusal));
    }

    @Override
    public Optional<LoginTester> logins() {
        return Optional.of(logins);
    }

    private StageResult ended(Stage stage) {
        return switch (stage) {
            case AUTH ->
                new StageResult(
                        stage, new Outcome.Failed(refusal), Duration.ofSeconds(5), List.of(), "The login was refused.");
            case ENVELOPE, MESSAGE -> StageResult.notTested(stage, "Not tested: there is no login.");
            default ->
                new StageResult(stage, new Outcome.Passed(), Duration.ofMillis(40), List.of(), "As it should be.");
        };
    }
}
