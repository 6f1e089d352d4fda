package org.smtpmedic.core.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;

/** Logins by a code or a form, which people finish when a test says so; every one of them is let in. */
public final class ScriptedLogins implements LoginTester {
    /** What is to be typed at Microsoft. */
    public static final String CODE = "C9MEDIC42";

    private static final String SERVER = "smtp.office365.com:587";
    private static final Instant UNTIL = Instant.parse("2026-11-21T08:10:00Z");

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger tests = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();

    /** Whoever is waited for does their part, and so does everybody after them. */
    public void goOn() {
        goOn.countDown();
    }

    /** How many tests have logged in. */
    public int tests() {
        return tests.get();
    }

    /** How many mails went out. */
    public int mails() {
        return mails.get();
    }

    @Override
    public Set<LoginWay> offered(String server) {
        return EnumSet.of(LoginWay.SIGN_IN, LoginWay.FORM);
    }

    @Override
    public Obtained obtain(Wanted wanted, Consumer<Prompt> prompt) {
        prompt.accept(
                wanted.way() == LoginWay.FORM
                        ? new Prompt.FillIn(URI.create("https://medic.example.com/secret/x"), UNTIL)
                        : new Prompt.SignIn(CODE, URI.create("https://login.example.com/device"), UNTIL));
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Obtained.Not("The wait was ended.", Optional.empty());
        }
        return new Obtained.Ready(
                wanted.way(),
                new Credential.Password(wanted.mailbox(), new Secret("not-a-real-one".toCharArray())),
                new Envelope(wanted.mailbox(), wanted.mailbox()),
                Optional.empty());
    }

    @Override
    public PathReport run(
            PathRequest request, Obtained.Ready login, boolean sendMessage, Consumer<StageResult> progress) {
        tests.incrementAndGet();
        mails.addAndGet(sendMessage ? 1 : 0);
        List<StageResult> results = Arrays.stream(Stage.values())
                .map(stage -> ended(stage, sendMessage))
                .toList();
        results.forEach(progress);
        return new PathReport(Optional.of(SERVER), results, List.of(), Optional.empty());
    }

    private static StageResult ended(Stage stage, boolean sendMessage) {
        return stage == Stage.MESSAGE && !sendMessage
                ? StageResult.notTested(stage, "Not tested: nobody asked for a mail.")
                : new StageResult(stage, new Outcome.Passed(), Duration.ofMillis(40), List.of(), "As it should be.");
    }
}
