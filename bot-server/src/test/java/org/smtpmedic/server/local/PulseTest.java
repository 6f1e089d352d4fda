package org.smtpmedic.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PulseTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Pulse pulse = new Pulse();

    @Test
    void a_beat_before_the_wait_is_not_lost() {
        long seen = pulse.seen();
        pulse.beat();
        assertThat(pulse.await(seen, LONG)).isTrue();
    }

    @Test
    void a_beat_wakes_everybody_who_waits() throws InterruptedException {
        long seen = pulse.seen();
        Thread one = Thread.startVirtualThread(() -> pulse.await(seen, LONG));
        Thread two = Thread.startVirtualThread(() -> pulse.await(seen, LONG));
        pulse.beat();
        one.join();
        two.join();
        assertThat(pulse.seen()).isEqualTo(seen + 1);
    }

    @Test
    void a_wait_ends_without_a_beat() {
        assertThat(pulse.await(pulse.seen(), Duration.ofMillis(5))).isTrue();
    }

    @Test
    void nobody_waits_once_it_is_closed() {
        pulse.close();
        assertThat(pulse.await(pulse.seen(), LONG)).isFalse();
    }
}
