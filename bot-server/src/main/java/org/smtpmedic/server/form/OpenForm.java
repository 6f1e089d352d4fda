package org.smtpmedic.server.form;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.smtpmedic.core.probe.Secret;

/** A form that somebody was asked to fill in. Show the link to nobody else: whoever has it may answer. */
public final class OpenForm implements AutoCloseable {
    private final URI link;
    private final String askedBy;
    private final String mailbox;
    private final Instant until;
    private final Runnable forget;
    private final CompletableFuture<Secret> answer = new CompletableFuture<>();

    OpenForm(URI link, String askedBy, String mailbox, Instant until, Runnable forget) {
        this.link = link;
        this.askedBy = askedBy;
        this.mailbox = mailbox;
        this.until = until;
        this.forget = forget;
    }

    public URI link() {
        return link;
    }

    /** From then on the link is dead. */
    public Instant until() {
        return until;
    }

    /** Waits for the answer; empty where none came in time or the form was closed. The link is dead afterwards. */
    public Optional<Secret> await(Duration most) throws InterruptedException {
        try {
            return Optional.of(answer.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | java.util.concurrent.CancellationException e) {
            return Optional.empty();
        } finally {
            close();
        }
    }

    /** Nobody waits any more. */
    @Override
    public void close() {
        forget.run();
        answer.cancel(false);
    }

    String askedBy() {
        return askedBy;
    }

    String mailbox() {
        return mailbox;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    void answer(Secret secret) {
        answer.complete(secret);
    }

    /** The link is as good as a key, so it is left out. */
    @Override
    public String toString() {
        return "OpenForm[until " + until + "]";
    }
}
