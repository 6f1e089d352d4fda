package org.smtpmedic.bench.load;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.smtpmedic.core.card.CaseCards;
import org.smtpmedic.core.casework.CaseRules;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.casework.CaseWorker;
import org.smtpmedic.core.casework.PathTesting;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.rate.ProbeLimits;
import org.smtpmedic.core.probe.rate.ProbeRates;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.TaskText;

/** The core at work on an embedded database, as the program wires it. */
final class Rig implements AutoCloseable {
    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE);

    final Database database;
    final CaseService service;
    final SlowPlatform platform;

    private final CaseWorker worker;

    Rig(Path file, Duration eachMessage) {
        InstantSource clock = InstantSource.system();
        platform = new SlowPlatform(eachMessage);
        database = Database.open(new DatabaseAddress.Embedded(file));
        var outbox = new Outbox(
                database,
                clock,
                name -> Optional.<ChatPlatform>of(platform)
                        .filter(each -> each.name().equals(name)));
        var woken = new Runnable[] {() -> {}};
        service = new CaseService(
                database,
                new CaseStore(database),
                outbox,
                new CaseRules(() -> CATALOGUE, Rig::id),
                new CaseCards(CATALOGUE, false),
                DIAGNOSTICIAN::diagnose,
                SubmissionTester.none(),
                new PathTesting(
                        (_, _) -> {
                            throw new IllegalStateException("nothing is tested here");
                        },
                        new ProbeRates(ProbeLimits.standard(), clock),
                        Duration.ofSeconds(1)),
                clock,
                TaskText.client(database),
                () -> woken[0].run());
        var tasks = Stream.concat(Stream.of(outbox.task()), service.tasks().stream())
                .toList();
        worker = new CaseWorker(database, clock, List.copyOf(tasks), Duration.ofMillis(200), 1);
        woken[0] = worker::wake;
        worker.start();
    }

    private static String id() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, 1L << 60), 36)
                .toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        worker.close();
        database.close();
    }
}
