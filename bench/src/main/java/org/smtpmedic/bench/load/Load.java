package org.smtpmedic.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.CaseStore;

/** Measures the core on a nearly empty and on a full embedded database, in one run. */
public final class Load {
    private static final Person ALEX = new Person("alex", "Alex", ZoneOffset.UTC);
    private static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
                    + " Visit https://aka.ms/smtp_auth_disabled for more information.";
    private static final int ANSWERS = 200;
    private static final int PINGS = 1_000;
    private static final Duration A_MESSAGE = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofSeconds(3);

    private Load() {}

    /** Arguments: cases stored, cases open, reminders pending. */
    public static void main(String[] arguments) throws IOException {
        int stored = Integer.parseInt(arguments[0]);
        int open = Integer.parseInt(arguments[1]);
        int reminders = Integer.parseInt(arguments[2]);
        measure("warm-up", 10, 10, 10);
        Map<String, String> small = measure("small", 10, 10, 10);
        Map<String, String> large = measure("large", stored, open, reminders);
        System.out.printf(
                "%n| | nearly empty | %,d stored, %,d open, %,d reminders |%n| --- | ---: | ---: |%n",
                stored, open, reminders);
        small.forEach((what, figure) -> System.out.printf("| %s | %s | %s |%n", what, figure, large.get(what)));
    }

    private static Map<String, String> measure(String name, int stored, int open, int reminders) throws IOException {
        Path folder = Files.createTempDirectory("smtp-medic-load-");
        Path file = folder.resolve("load.db");
        try {
            fill(file, stored, open, reminders);
            System.out.println(name + ": filled, " + Files.size(file) / 1_000_000 + " MB");
            var figures = new java.util.LinkedHashMap<String, String>();
            long begun = System.nanoTime();
            try (Rig rig = new Rig(file, A_MESSAGE)) {
                figures.put("start of database and worker", millis(System.nanoTime() - begun));
                figures.put("heap after the start", heap());
                answers(rig, figures, "");
                burst(rig, figures);
            }
            return figures;
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    private static void fill(Path file, int stored, int open, int reminders) {
        try (Rig rig = new Rig(file, Duration.ZERO)) {
            rig.service.handle(said("first"));
            Case first = caseIn(rig, "first");
            rig.platform.firstIn("first", "case:");
            var stock = new Stock(rig.database, first.id());
            stock.cases("OLD", stored, "RESOLVED");
            stock.cases("OPEN", open, "DIAGNOSED");
            stock.reminders("OPEN", open, reminders);
        }
    }

    /** From the paste to the card that the platform has taken, one after the other. */
    private static void answers(Rig rig, Map<String, String> figures, String when) {
        List<Long> taken = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            String room = "answer" + when.hashCode() + "-" + i;
            Instant begun = Instant.now();
            rig.service.handle(said(room));
            taken.add(Duration.between(begun, Instant.now()).toNanos());
            shown.add(
                    Duration.between(begun, rig.platform.firstIn(room, "case:")).toNanos());
        }
        figures.put("a paste taken in" + when + ", median / 99th", percentiles(taken));
        figures.put("a paste answered" + when + ", median / 99th", percentiles(shown));
    }

    /** Pings that are due at the same moment, and people who paste meanwhile. */
    private static void burst(Rig rig, Map<String, String> figures) {
        List<String> rooms = new ArrayList<>();
        Instant wanted = Instant.now().plus(Duration.ofSeconds(PINGS / 25));
        for (int i = 0; i < PINGS; i++) {
            String room = "ping-" + i;
            rig.service.handle(said(room));
            rig.service.handle(new ChatEvent.Pressed(
                    header(room, "remind"),
                    new CardAction.RemindIn(
                            caseIn(rig, room).id(),
                            Duration.ofMillis(Duration.between(Instant.now(), wanted.plus(SOON))
                                    .toMillis())),
                    Map.of()));
            rooms.add(room);
        }
        Instant due = rooms.stream()
                .map(room -> caseIn(rig, room).followUps().getFirst().dueAt())
                .max(Instant::compareTo)
                .orElseThrow();
        while (Instant.now().isBefore(due)) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        answers(rig, figures, " while " + PINGS + " pings go out");
        List<Long> late = new ArrayList<>();
        for (String room : rooms) {
            late.add(Math.max(
                    0,
                    Duration.between(due, rig.platform.firstIn(room, "ping:")).toNanos()));
        }
        figures.put(PINGS + " pings due at once: late, median / 99th", percentiles(late));
        figures.put("the last of them", millis(Collections.max(late)));
    }

    private static Case caseIn(Rig rig, String room) {
        return rig.database
                .inTransaction(_ -> new CaseStore(rig.database).openIn(new ConversationRef(SlowPlatform.NAME, room)))
                .orElseThrow();
    }

    private static ChatEvent said(String room) {
        return new ChatEvent.Said(header(room, "said"), ERROR);
    }

    private static ChatEvent.Header header(String room, String what) {
        return new ChatEvent.Header(
                room + "-" + what, new ConversationRef(SlowPlatform.NAME, room), ALEX, Instant.now());
    }

    private static String heap() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000 + " MB";
    }

    private static String percentiles(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return millis(sorted.get(sorted.size() / 2)) + " / " + millis(sorted.get(sorted.size() * 99 / 100));
    }

    private static String millis(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
