package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** What the stages of one session hand on to each other. Used by one thread. */
final class Session implements AutoCloseable {
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_REPLY = 4_000;

    private final VettedTarget target;
    private final SubmissionPlan plan;
    private final InstantSource clock;
    private final Redaction redaction = new Redaction();
    private final SessionTranscript transcript = new SessionTranscript(redaction);
    private final Wire wire;
    private Capabilities capabilities = Capabilities.none();
    private List<X509Certificate> chain = List.of();
    private Duration limit;

    private Session(VettedTarget target, SubmissionPlan plan, InstantSource clock, Duration limit) throws IOException {
        this.target = target;
        this.plan = plan;
        this.clock = clock;
        this.limit = limit;
        plan.credential().ifPresent(credential -> redaction.hide(credential.secret()));
        this.wire = Wire.open(target, target.door(), limit, transcript);
    }

    static Session open(VettedTarget target, SubmissionPlan plan, InstantSource clock, Duration limit)
            throws IOException {
        return new Session(target, plan, clock, limit);
    }

    VettedTarget target() {
        return target;
    }

    SubmissionPlan plan() {
        return plan;
    }

    InstantSource clock() {
        return clock;
    }

    Wire wire() {
        return wire;
    }

    SessionTranscript transcript() {
        return transcript;
    }

    Redaction redaction() {
        return redaction;
    }

    /** Whether TLS begins with the first byte. */
    boolean isTlsFirst() {
        return target.door() == Door.IMPLICIT_TLS;
    }

    /** The deadline of the stage that runs. */
    Duration limit() {
        return limit;
    }

    void allow(Duration time) {
        limit = time;
        wire.allow(time);
    }

    /** What the server said last that it can do. */
    Capabilities capabilities() {
        return capabilities;
    }

    void setCapabilities(Capabilities heard) {
        capabilities = heard;
    }

    /** The server's certificates, its own first; empty before TLS. */
    List<X509Certificate> chain() {
        return chain;
    }

    void setChain(List<X509Certificate> seen) {
        chain = List.copyOf(seen);
    }

    /** A stranger's words, cleaned and shortened. */
    String words(String text) {
        return redaction.clean(text, LONGEST_WORDS);
    }

    Fact fact(String name, String strangersWords) {
        return new Fact(name, words(strangersWords));
    }

    /** A reply as the diagnosis reads it: refusals of Exchange Online are long, and what matters may stand late. */
    String said(Reply reply) {
        String said = String.join("\n", redaction.clean(reply, LONGEST_LINE));
        return said.substring(0, Math.min(said.length(), LONGEST_REPLY));
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
