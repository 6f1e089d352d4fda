package org.smtpmedic.server.crash;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The points between the effects of a program, each named by the effect before it. The program stands still at one of them when it is told to, with
 * all its threads, and waits for its end.
 */
public final class FaultPoints {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String OURS = "org.smtpmedic.";
    private static final String SCHEDULER = "com.github.kagkarlsson.scheduler.";
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");
    private static final Pattern READS = Pattern.compile("(?is)\\S+ wrapping\\s+(SELECT|PRAGMA|SHOW)\\b.*");
    /** Where every statement and every request passes through. */
    private static final Set<String> PASSAGES =
            Set.of("Database", "JoiningDataSource", "FaultPoints", "Doomed", "Router");
    /** What the scheduler does by itself at any time. */
    private static final Set<String> BACKGROUND = Set.of("updateHeartbeats", "detectDeadExecutions");

    private static final Map<String, Integer> seen = new HashMap<>();
    private static final ThreadLocal<Boolean> uncommitted = ThreadLocal.withInitial(() -> false);
    private static final CountDownLatch end = new CountDownLatch(1);
    private static Optional<String> fatal = Optional.empty();
    private static final List<String> unsaid = new ArrayList<>();
    private static boolean announced;
    private static volatile boolean watching;
    private static volatile boolean dying;

    private FaultPoints() {}

    /** From now on, points are named on the standard output; at {@code point} it ends. */
    static synchronized void watch(Optional<String> point) {
        seen.clear();
        fatal = point;
        watching = true;
    }

    /** Says where the program is, and then what it has passed while it started. */
    static synchronized void announce(String address) {
        announced = true;
        System.out.println(address);
        unsaid.forEach(FaultPoints::say);
    }

    static synchronized void ignore() {
        watching = false;
    }

    /** Called before an effect. */
    public static void before(String effect, @Nullable Object doer) {
        if (dying) {
            standStill();
        }
    }

    /** Called after an effect. */
    public static void after(String effect, @Nullable Object doer) {
        if (dying) {
            standStill();
        }
        if (doer instanceof PreparedStatement statement) {
            executed(statement);
        } else if (!effect.equals("commit") || uncommitted.get()) {
            uncommitted.remove();
            reached(effect);
        }
    }

    private static void executed(PreparedStatement statement) {
        if (!READS.matcher(statement.toString()).matches()) {
            boolean alone = isAlone(statement);
            uncommitted.set(!alone);
            reached(alone ? "commit" : "statement");
        }
    }

    private static boolean isAlone(PreparedStatement statement) {
        try {
            return statement.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void reached(String effect) {
        if (watching && place().filter(place -> isFatal(effect + place)).isPresent()) {
            standStill();
        }
    }

    private static synchronized boolean isFatal(String name) {
        if (!watching || dying) {
            return dying;
        }
        String point = name + " #" + seen.merge(name, 1, Integer::sum);
        say("passes " + point);
        dying = fatal.filter(point::equals).isPresent();
        if (dying) {
            say("dies");
        }
        return dying;
    }

    private static void say(String word) {
        if (announced) {
            System.out.println(word);
        } else {
            unsaid.add(word);
        }
    }

    private static void standStill() {
        while (true) {
            try {
                end.await();
            } catch (InterruptedException _) {
                // Nothing of this program goes on.
            }
        }
    }

    /** Which method has the effect, in which work; empty for what is done at any time. */
    private static Optional<String> place() {
        var frames = STACK.walk(all -> all.filter(FaultPoints::isOurs).toList());
        if (frames.stream().anyMatch(frame -> BACKGROUND.contains(frame.getMethodName()))) {
            return Optional.empty();
        }
        List<String> work = frames.stream()
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .map(FaultPoints::name)
                .toList();
        String at = frames.isEmpty() ? "" : ", " + name(frames.getFirst());
        return Optional.of(work.isEmpty() || at.endsWith(work.getLast()) ? at : at + " in " + work.getLast());
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return (name.startsWith(OURS) || name.startsWith(SCHEDULER)) && !PASSAGES.contains(type(frame));
    }

    private static String name(StackWalker.StackFrame frame) {
        return type(frame) + "." + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
    }

    private static String type(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    }
}
