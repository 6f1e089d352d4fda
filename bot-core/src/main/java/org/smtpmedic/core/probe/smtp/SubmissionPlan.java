package org.smtpmedic.core.probe.smtp;

import java.util.Objects;
import java.util.Optional;

/**
 * How far a test goes. Without credential and envelope it ends where a login would begin.
 *
 * @param credential to log in with
 * @param envelope to announce a mail with; it is taken back at once
 * @param sendMessage whether a test mail really goes out; only when a person confirmed exactly that
 * @param trust who may vouch for a server
 * @param deadlines how long each stage may take
 */
public record SubmissionPlan(
        Optional<Credential> credential,
        Optional<Envelope> envelope,
        boolean sendMessage,
        Trust trust,
        StageDeadlines deadlines) {

    /** Refuses, with {@link IllegalArgumentException}, a message without an envelope. */
    public SubmissionPlan {
        Objects.requireNonNull(credential);
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(deadlines);
        if (sendMessage && envelope.isEmpty()) {
            throw new IllegalArgumentException("A message needs a sender and a recipient");
        }
    }

    /** A look from outside, with nothing secret and nothing sent. */
    public static SubmissionPlan look(Trust trust) {
        return new SubmissionPlan(Optional.empty(), Optional.empty(), false, trust, StageDeadlines.standard());
    }
}
