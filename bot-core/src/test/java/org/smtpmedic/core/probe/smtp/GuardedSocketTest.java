package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smtpmedic.core.probe.smtp.RawPeer.Script;

@Timeout(60)
class GuardedSocketTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void writing_to_somebody_who_never_reads_ends_at_the_deadline() throws IOException {
        with(SHORT, RawPeer.Line::stall, socket -> {
            byte[] much = new byte[64 << 20];
            assertThatThrownBy(() -> socket.getOutputStream().write(much)).isInstanceOf(IOException.class);
            assertThat(socket.isExpired()).isTrue();
        });
    }

    @Test
    void reading_drop_by_drop_ends_at_the_deadline() throws IOException {
        Script drops = line -> {
            while (true) {
                line.say("2");
                line.idle(20);
            }
        };
        with(SHORT, drops, socket -> {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
            assertThat(socket.isExpired()).isTrue();
        });
    }

    @Test
    void more_than_its_share_is_not_taken_in() throws IOException {
        Script flood = line -> line.say("x".repeat(GuardedSocket.MOST_BYTES + 1));
        with(LONG, flood, socket -> {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(TooMuchException.class);
            assertThat(socket.isExpired()).isFalse();
        });
        Script enough = line -> line.say("x".repeat(GuardedSocket.MOST_BYTES));
        with(
                LONG,
                enough,
                socket -> assertThat(socket.getInputStream().readAllBytes()).hasSize(GuardedSocket.MOST_BYTES));
    }

    @Test
    void a_new_deadline_counts_from_now_in_both_directions() throws IOException {
        Script late = line -> {
            line.idle(600);
            line.say("x");
            line.stall();
        };
        with(SHORT, late, socket -> {
            socket.allow(LONG);
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            socket.allow(SHORT);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
            assertThat(socket.isExpired()).isTrue();
        });
    }

    private static void with(Duration limit, Script script, Use use) throws IOException {
        try (var peer = RawPeer.start(script);
                var socket = new GuardedSocket(limit)) {
            socket.connect(LOOPBACK, peer.port());
            use.of(socket);
        }
        assertThat(LiveThreads.remaining("socket-watchdog")).isZero();
    }

    private interface Use {
        void of(GuardedSocket socket) throws IOException;
    }
}
