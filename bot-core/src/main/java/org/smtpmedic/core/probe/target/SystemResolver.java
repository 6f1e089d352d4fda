package org.smtpmedic.core.probe.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks as every program on this machine does, and waits no longer than it was told to. */
public final class SystemResolver implements HostResolver {
    private final Duration limit;

    /** A resolver that gives up after {@code limit}. */
    public SystemResolver(Duration limit) {
        this.limit = limit;
    }

    @Override
    public List<InetAddress> addressesOf(String host) {
        var task = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        // The system's call knows no time limit of ours; it ends by the system's own, on a thread of its own.
        Thread.ofPlatform().daemon().name("name-lookup").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                return List.of();
            }
            throw new IllegalStateException("The system's resolver broke down", e.getCause());
        }
    }
}
