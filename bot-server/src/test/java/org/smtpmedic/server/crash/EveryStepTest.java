package org.smtpmedic.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.testkit.PostgresServer;

/**
 * A real process is killed between each two effects of a story, and the story comes out as if nothing had happened. Each kind of point has its turn
 * once, one life after the other; with {@code -Dsmtpmedic.crash.every=true} every single point has a story of its own.
 */
@Timeout(7200)
class EveryStepTest {
    private static final Logger LOG = LoggerFactory.getLogger(EveryStepTest.class);
    private static final boolean EVERY = Boolean.getBoolean("smtpmedic.crash.every");

    @TempDir
    Path folder;

    @Test
    void a_kill_at_any_step_changes_no_outcome_on_either_database() throws Exception {
        var agent = FaultAgent.jar(folder);
        var data = folder.resolve("data");
        var server = PostgresServer.running().database(folder);
        try (var lanes = Executors.newFixedThreadPool(2)) {
            var embedded = lanes.submit(() -> killedEverywhere(agent, new Rows(data), List.of(data.toString())));
            var shared =
                    lanes.submit(() -> killedEverywhere(agent, new Rows(server), List.of(server.url(), server.user())));
            embedded.get();
            shared.get();
        }
    }

    /** Returns how many points there are. */
    private int killedEverywhere(Path agent, Rows rows, List<String> database) throws Exception {
        var log = folder.resolve("log");
        try (var victim = new Victim(point -> RealProgram.doomed(agent, log, point, database))) {
            var undisturbed = new Story(victim, rows, "undisturbed");
            victim.watch();
            undisturbed.play();
            var points = victim.passed();
            assertThat(points).hasSizeGreaterThan(100);
            var expected = undisturbed.outcome();
            if (EVERY) {
                var missed = new ArrayList<String>();
                for (int i = 0; i < points.size(); i++) {
                    missed.addAll(
                            killed(victim, new Story(victim, rows, "room-" + i), points.subList(i, i + 1), expected));
                }
                LOG.warn("{} of {} points were not reached: {}", missed.size(), points.size(), missed);
                // How often the scheduler looks for work differs from life to life.
                assertThat(missed).hasSizeLessThan(points.size() / 10);
            } else {
                var left =
                        points.stream().filter(point -> point.endsWith(" #1")).toList();
                for (int i = 0; !left.isEmpty(); i++) {
                    var before = left;
                    left = killed(victim, new Story(victim, rows, "room-" + i), before, expected);
                    assertThat(left).as("points that are not reached").hasSizeLessThan(before.size());
                }
            }
            return points.size();
        }
    }

    /** Returns the points that the story did not come to. */
    private static List<String> killed(Victim victim, Story story, List<String> points, Story.Outcome expected)
            throws Exception {
        victim.diesAt(points);
        int deaths = story.play();
        var left = victim.spare();
        LOG.info("{} deaths from: {}", deaths, points.getFirst());
        assertThat(story.outcome()).as("killed at " + points).isEqualTo(expected);
        return left;
    }
}
