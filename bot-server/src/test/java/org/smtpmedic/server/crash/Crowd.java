package org.smtpmedic.server.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.smtpmedic.core.store.DatabaseAddress;

/** Several bots on one PostgreSQL, and a platform that gives an event to any of them until one has taken it. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Wire> wires = new ArrayList<>();
    private final List<RealProgram> members = new CopyOnWriteArrayList<>();
    private final List<DatabaseAddress.PostgreSql> ways = new ArrayList<>();
    private final long[] secondsAhead;
    private final Duration heartbeat;
    private final Path log;
    private final Random random;

    private Crowd(long[] secondsAhead, Duration heartbeat, Path log, Random random) {
        this.secondsAhead = secondsAhead.clone();
        this.heartbeat = heartbeat;
        this.log = log;
        this.random = random;
    }

    /** One member for each clock; {@code way} gives the database by another port. */
    static Crowd start(int port, Way way, Duration heartbeat, Path log, Random random, long... secondsAhead)
            throws Exception {
        var crowd = new Crowd(secondsAhead, heartbeat, log, random);
        for (int i = 0; i < secondsAhead.length; i++) {
            var wire = Wire.to(port);
            crowd.wires.add(wire);
            crowd.ways.add(way.through(wire.port()));
        }
        List<Callable<RealProgram>> starts = new ArrayList<>();
        for (int i = 0; i < secondsAhead.length; i++) {
            int member = i;
            starts.add(() -> crowd.launch(member));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var started : threads.invokeAll(starts)) {
                crowd.members.add(started.get());
            }
        }
        return crowd;
    }

    interface Way {
        DatabaseAddress.PostgreSql through(int port);
    }

    /** The platform's part: delivers again, to anybody, until the event is taken. */
    void deliver(String path, String conversation, String rest) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (anybody().event(path, conversation, id, rest) == 202) {
                    return;
                }
            } catch (IOException _) {
                // It died, before or after it took the event: the next one will know.
            }
            pause(50);
        }
        throw new AssertionError("Nobody took an event of " + conversation);
    }

    void killAnybody() throws IOException {
        int member = random.nextInt(members.size());
        members.get(member).kill();
        pause(random.nextInt(400));
        members.set(member, launch(member));
    }

    /** One member loses the database for some time. */
    void partitionAnybody(Duration howLong) {
        var wire = wires.get(random.nextInt(wires.size()));
        wire.cut();
        pause(howLong.toMillis());
        wire.mend();
    }

    private RealProgram anybody() {
        return members.get(random.nextInt(members.size()));
    }

    private RealProgram launch(int member) throws IOException {
        return RealProgram.instance(ways.get(member), log, heartbeat, secondsAhead[member]);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Override
    public void close() throws IOException {
        members.forEach(RealProgram::kill);
        for (var wire : wires) {
            wire.close();
        }
    }
}
