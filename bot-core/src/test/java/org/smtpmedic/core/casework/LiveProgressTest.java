package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;

@Timeout(20)
class LiveProgressTest {
    private final BlockingQueue<List<StageResult>> shown = new LinkedBlockingQueue<>();

    @Test
    void stages_that_end_together_are_shown_together_and_once() throws Exception {
        try (var progress = new LiveProgress(Duration.ofMillis(200), shown::add)) {
            Arrays.stream(Stage.values())
                    .map(stage -> StageResult.notTested(stage, "No domain."))
                    .forEach(progress::accept);
            assertThat(shown.take()).extracting(StageResult::stage).containsExactly(Stage.values());
            assertThat(shown.poll(500, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void after_the_end_no_older_state_comes() {
        try (var progress = new LiveProgress(Duration.ofHours(1), shown::add)) {
            progress.accept(StageResult.notTested(Stage.MX, "No domain."));
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void what_could_not_be_shown_is_shown_by_the_next_beat() throws Exception {
        var faults = new LinkedBlockingQueue<>(List.of("one fault"));
        try (var progress = new LiveProgress(Duration.ofMillis(10), results -> {
            if (faults.poll() != null) {
                throw new IllegalStateException("busy");
            }
            shown.add(results);
        })) {
            progress.accept(StageResult.notTested(Stage.MX, "No domain."));
            assertThat(shown.take()).hasSize(1);
        }
    }
}
