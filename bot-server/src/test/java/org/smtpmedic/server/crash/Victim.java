package org.smtpmedic.server.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link Doomed} bot: killed with {@code SIGKILL} when it says that it stands where it was told to die, and started again on what it left. */
final class Victim implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Birth birth;
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final Deque<String> deaths = new ArrayDeque<>();
    private RealProgram program;
    private BlockingQueue<String> obeyed;
    private volatile boolean dead;

    interface Birth {
        /** Starts one that dies at {@code point}. */
        RealProgram diesAt(Optional<String> point) throws IOException;
    }

    Victim(Birth birth) throws IOException {
        this.birth = birth;
        this.program = birth.diesAt(Optional.empty());
        this.obeyed = listen(program);
    }

    /** Has it name the points that it passes. */
    void watch() throws InterruptedException {
        passed.clear();
        tell("watch");
    }

    /** The points that it has passed since it was to name them. */
    List<String> passed() throws InterruptedException {
        tell("ignore");
        return List.copyOf(passed);
    }

    /** Has it die at the first of the points, and in its next life at the second, and so on. */
    void diesAt(List<String> points) throws InterruptedException {
        deaths.clear();
        deaths.addAll(points);
        tell("die " + deaths.element());
    }

    /** Leaves it alone, alive; returns the points that it has not come to. */
    List<String> spare() throws IOException, InterruptedException {
        if (!obeys("ignore")) {
            revive();
        }
        return List.copyOf(deaths);
    }

    boolean isDead() {
        return dead;
    }

    void revive() throws IOException {
        deaths.remove();
        program = birth.diesAt(Optional.ofNullable(deaths.peek()));
        dead = false;
        obeyed = listen(program);
    }

    /** The status of the answer; empty where there was none. */
    Optional<Integer> event(String path, String conversation, String id, String rest) throws InterruptedException {
        try {
            return Optional.of(program.event(path, conversation, id, rest));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        program.kill();
    }

    private void tell(String word) throws InterruptedException {
        if (!obeys(word)) {
            throw new AssertionError("The program died before it was told to: " + word);
        }
    }

    /** False if it dies first: at the last point of a story, its end shows before its death does. */
    private boolean obeys(String word) throws InterruptedException {
        try {
            program.tell(word);
        } catch (IOException _) {
            // It is dead, or about to be.
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!dead && obeyed.poll(20, TimeUnit.MILLISECONDS) == null) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The program does not listen to: " + word);
            }
        }
        return !dead;
    }

    private BlockingQueue<String> listen(RealProgram speaker) {
        var answers = new LinkedBlockingQueue<String>();
        Thread.ofVirtual().start(() -> listen(speaker, answers));
        return answers;
    }

    private void listen(RealProgram speaker, BlockingQueue<String> answers) {
        try {
            for (var word = speaker.word(); word.isPresent(); word = speaker.word()) {
                switch (word.get()) {
                    case "obeys" -> answers.add("obeys");
                    case "dies" -> {
                        speaker.kill();
                        dead = true;
                    }
                    default -> passed.add(word.get().replaceFirst("^passes ", ""));
                }
            }
        } catch (IOException _) {
            // It was killed between two words.
        }
    }
}
