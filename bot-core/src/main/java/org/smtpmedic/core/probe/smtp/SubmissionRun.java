package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** One test from the first knock to the last word. */
final class SubmissionRun {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionRun.class);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final VettedTarget target;
    private final SubmissionPlan plan;
    private final InstantSource clock;
    private final Consumer<StageResult> progress;
    private final List<StageResult> results = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();

    SubmissionRun(VettedTarget target, SubmissionPlan plan, InstantSource clock, Consumer<StageResult> progress) {
        this.target = target;
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    SubmissionReport run() {
        try {
            PortsSideBySide.look(target, plan.deadlines(), this::tell);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = Optional.of("Not tested: the test was interrupted.");
        }
        if (!isDoorOpen() && stopped.isEmpty()) {
            stopped = Optional.of("Not tested: port " + target.door().port() + " did not open.");
        }
        return stopped.isPresent() ? report(withoutSession()) : converse();
    }

    private SubmissionReport converse() {
        Stage first = target.door() == Door.IMPLICIT_TLS ? Stage.TLS : Stage.BANNER;
        Duration limit = plan.deadlines().of(first);
        try {
            return report(talk(Session.open(target, plan, clock, limit)));
        } catch (IOException e) {
            LOG.debug("The line did not come up a second time: {}", e.getClass().getSimpleName());
            Finding lost = Breakdown.lost(e, limit);
            tell(new StageResult(first, lost.outcome(), Duration.ZERO, lost.facts(), lost.explanation()));
            stopped = Optional.of("Not tested: the connection was lost before a word was said.");
            return report(withoutSession());
        }
    }

    private SessionTranscript talk(Session session) {
        try {
            stages().forEach(stage -> tell(result(stage, session)));
            sayGoodbye(session);
            return session.transcript();
        } finally {
            hangUp(session);
        }
    }

    private static void hangUp(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.debug("The socket did not close: {}", e.getClass().getSimpleName());
        }
    }

    private SessionTranscript withoutSession() {
        stages().stream()
                .map(SessionStage::stage)
                .filter(stage -> results.stream().noneMatch(result -> result.stage() == stage))
                .forEach(stage -> tell(StageResult.notTested(stage, stopped.orElseThrow())));
        return new SessionTranscript(new Redaction());
    }

    private StageResult result(SessionStage stage, Session session) {
        if (stopped.isPresent()) {
            return StageResult.notTested(stage.stage(), stopped.get());
        }
        session.allow(plan.deadlines().of(stage.stage()));
        long start = System.nanoTime();
        Finding finding = finding(stage, session);
        var took = Duration.ofNanos(System.nanoTime() - start);
        if (!finding.goOn()) {
            stopped = Optional.of("Not tested: \"" + stage.stage().title() + "\" did not pass.");
        }
        return new StageResult(stage.stage(), finding.outcome(), took, finding.facts(), finding.explanation());
    }

    private static Finding finding(SessionStage stage, Session session) {
        try {
            return stage.run(session);
        } catch (IOException e) {
            LOG.debug("{} ended with {}", stage.stage(), e.getClass().getSimpleName());
            return Breakdown.of(e, session);
        }
    }

    private List<SessionStage> stages() {
        var banner = new BannerStage();
        var ehlo = EhloStage.inClear();
        var startTls = new StartTlsStage();
        var tls = new TlsStage();
        var certificate = new CertificateStage();
        List<SessionStage> stages = new ArrayList<>(
                target.door() == Door.IMPLICIT_TLS
                        ? List.of(ehlo, startTls, tls, certificate, banner)
                        : List.of(banner, ehlo, startTls, tls, certificate));
        stages.addAll(List.of(
                EhloStage.behindTls(),
                new AuthOfferedStage(),
                new AuthStage(),
                new EnvelopeStage(),
                new MessageStage()));
        return stages;
    }

    private boolean isDoorOpen() {
        Stage stage = new PortLook(target, target.door(), GOODBYE).stage();
        return results.stream().anyMatch(result -> result.stage() == stage && PortLook.isOpen(result));
    }

    /** Out of politeness; nobody waits for the answer. */
    private void sayGoodbye(Session session) {
        if (stopped.isPresent()) {
            return;
        }
        try {
            session.allow(GOODBYE);
            session.wire().say("QUIT");
        } catch (IOException e) {
            LOG.debug("The server left first: {}", e.getClass().getSimpleName());
        }
    }

    private void tell(StageResult result) {
        results.add(result);
        progress.accept(result);
    }

    private SubmissionReport report(SessionTranscript transcript) {
        List<StageResult> inOrder = results.stream()
                .sorted(Comparator.comparing(StageResult::stage))
                .toList();
        return new SubmissionReport(inOrder, transcript.lines(), transcript.refusal());
    }
}
