package org.smtpmedic.core.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseRules;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.casework.CaseWorker;
import org.smtpmedic.core.casework.PathTesting;
import org.smtpmedic.core.casework.TestRule;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.rate.ProbeLimits;
import org.smtpmedic.core.probe.rate.ProbeRates;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.TaskText;

/** The core as a whole over a real database, with a platform that records and a clock to turn. */
public final class Workbench implements AutoCloseable {

    public static final Person ALEX = new Person("alex", "Alex", ZoneId.of("Europe/Berlin"));
    public static final Person SAM = new Person("sam", "Sam", ZoneId.of("America/New_York"));
    public static final ConversationRef HERE = new ConversationRef("test", "room-1");
    public static final ConversationRef ELSEWHERE = new ConversationRef("test", "room-2");

    /** A text with this word in it cannot even be masked. */
    public static final String UNREADABLE = "UNR3ADABLE";

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    public final RecordingPlatform platform = new RecordingPlatform();
    public final Database database;
    public final CaseStore cases;
    public final CaseService service;
    public volatile Optional<AttemptResult> nextTest = Optional.empty();

    public volatile PathTester nextPathTest;
    /** Who may have something tested. */
    public volatile TestRule.Place testers = TestRule.Place.PLAIN;

    /** Who gets logins and tests with them; empty where none can be made. */
    public volatile Optional<LoginTester> logins = Optional.empty();

    /** A second platform. */
    public final ShakyPlatform shaky = new ShakyPlatform(clock);

    private final CaseWorker worker;
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();

    public Workbench(DatabaseAddress address, boolean canTest) {
        this(address, canTest, (_, _) -> {
            throw new IllegalStateException("no test is expected");
        });
    }

    /** {@code pathTest} is there from the start: what a dead process left behind is taken up before anybody can set another. */
    public Workbench(DatabaseAddress address, boolean canTest, PathTester pathTest) {
        this(address, canTest, pathTest, Optional.empty());
    }

    /** The same with logins from the start. */
    public Workbench(DatabaseAddress address, boolean canTest, PathTester pathTest, Optional<LoginTester> loginTester) {
        this(address, canTest, pathTest, loginTester, Workbench::sampleReading, SampleCatalogue.catalogue());
    }

    /** With the catalogue that people get, and its diagnosis. */
    public static Workbench withTheCatalogue(DatabaseAddress address) {
        var catalogue = CatalogueLoader.load(Path.of("src/main/resources/catalogue"));
        var diagnostician = new Diagnostician(catalogue);
        return new Workbench(
                address,
                false,
                (_, _) -> {
                    throw new IllegalStateException("no test is expected");
                },
                Optional.empty(),
                diagnostician::diagnose,
                catalogue);
    }

    private Workbench(
            DatabaseAddress address,
            boolean canTest,
            PathTester pathTest,
            Optional<LoginTester> loginTester,
            Function<String, Diagnosis> diagnosis,
            Catalogue catalogue) {
        nextPathTest = pathTest;
        logins = loginTester;
        database = Database.open(address);
        cases = new CaseStore(database);
        var outbox = new Outbox(
                database,
                clock,
                name -> Stream.<ChatPlatform>of(platform, shaky)
                        .filter(each -> each.name().equals(name))
                        .findFirst());
        var woken = new Runnable[1];
        service = new CaseService(
                database,
                cases,
                outbox,
                new CaseRules(() -> catalogue, () -> "N" + ids.incrementAndGet()),
                new PlainView(),
                diagnosis,
                tester(canTest),
                new PathTesting(
                        pathTester(canTest),
                        new ProbeRates(new ProbeLimits(3, 6, Duration.ofMinutes(10), 2), clock),
                        new TestRule(new Testers.Everyone(), _ -> testers),
                        Duration.ofMillis(20)),
                clock,
                TaskText.client(database),
                () -> woken[0].run());
        worker = new CaseWorker(
                database,
                clock,
                Stream.concat(Stream.of(outbox.task()), service.tasks().stream())
                        .toList(),
                Duration.ofMillis(50),
                1);
        woken[0] = worker::wake;
        worker.start();
    }

    private static Diagnosis sampleReading(String text) {
        if (text.contains(UNREADABLE)) {
            throw new IllegalStateException("not read: " + text);
        }
        return Readings.of(text, SampleCatalogue.catalogue());
    }

    private PathTester pathTester(boolean canTest) {
        return new PathTester() {
            @Override
            public PathReport run(PathRequest request, Consumer<StageResult> progress) {
                return nextPathTest.run(request, progress);
            }

            @Override
            public Optional<String> ownServer() {
                return canTest ? Optional.of("smtp.contoso.com:587") : Optional.empty();
            }

            @Override
            public Optional<LoginTester> logins() {
                return logins;
            }
        };
    }

    private SubmissionTester tester(boolean canTest) {
        return new SubmissionTester() {
            @Override
            public boolean canTest() {
                return canTest;
            }

            @Override
            public AttemptResult attempt() {
                return nextTest.orElseThrow();
            }
        };
    }

    /** Turns the clock and lets the worker notice: its own pauses are measured with the clock that stands still. */
    public void turn(Duration by) {
        clock.turn(by);
        worker.wake();
    }

    public CaseService.Handled says(Person person, String text) {
        return service.handle(new ChatEvent.Said(header(person, HERE), text));
    }

    public CaseService.Handled commands(Person person, String arguments) {
        return service.handle(new ChatEvent.Commanded(header(person, HERE), arguments));
    }

    public CaseService.Handled presses(Person person, CardAction action) {
        return presses(person, HERE, action, Map.of());
    }

    public CaseService.Handled presses(
            Person person, ConversationRef where, CardAction action, Map<String, String> inputs) {
        return service.handle(new ChatEvent.Pressed(header(person, where), action, inputs));
    }

    public ChatEvent.Header header(Person person, ConversationRef where) {
        return new ChatEvent.Header("e" + events.incrementAndGet(), where, person, clock.instant());
    }

    /** The open case of the conversation. */
    public Case openCase() {
        return database.inTransaction(_ -> cases.openIn(HERE)).orElseThrow();
    }

    /** The text of the card in a slot, once it reads {@code expected}. */
    public void awaitCard(String slot, String expected) {
        platform.await(
                slot + " to read " + expected,
                () -> platform.slots().contains(slot)
                        && platform.card(slot).fallback().startsWith(expected));
    }

    /** Waits until everything that is due by now was carried out. */
    public void awaitQuiet() {
        platform.await("nothing left to do", () -> dueTasks() == 0);
    }

    private int dueTasks() {
        return database.inTransaction(connection -> {
            try (var query =
                    connection.prepareStatement("SELECT COUNT(*) FROM scheduled_tasks WHERE execution_time <= ?")) {
                query.setTimestamp(1, java.sql.Timestamp.from(clock.instant()));
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    @Override
    public void close() {
        worker.close();
        database.close();
    }
}
