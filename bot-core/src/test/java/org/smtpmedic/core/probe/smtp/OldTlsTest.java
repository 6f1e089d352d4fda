package org.smtpmedic.core.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.StageResult.Outcome.Failed;
import org.smtpmedic.core.probe.StageResult.Outcome.Passed;
import org.smtpmedic.core.probe.smtp.RawPeer.Line;
import org.smtpmedic.core.probe.smtp.RawPeer.Script;
import org.smtpmedic.core.probe.target.Door;

/** Servers whose TLS this Java would have to be weakened for. They are played byte by byte. */
@Timeout(60)
class OldTlsTest {
    private static final byte[] PROTOCOL_VERSION_ALERT = {21, 3, 1, 0, 2, 2, 70};
    private static final byte[] HANDSHAKE_FAILURE_ALERT = {21, 3, 3, 0, 2, 2, 40};

    @ParameterizedTest
    @CsvSource({"1,TLS 1.0", "2,TLS 1.1", "0,SSL 3.0"})
    void a_server_that_answers_with_its_own_old_version(int minor, String title) throws IOException {
        assertOld(
                line -> {
                    line.hearRecord();
                    line.say(serverHello(minor));
                    line.stall();
                },
                title);
    }

    @Test
    void a_server_that_declines_everything_new() throws IOException {
        assertOld(
                line -> {
                    int asked = line.hearRecord()[5];
                    line.say(asked == 1 || asked == 2 ? serverHello(asked) : PROTOCOL_VERSION_ALERT);
                    line.stall();
                },
                "TLS 1.1, TLS 1.0");
    }

    @Test
    void a_handshake_that_fails_for_another_reason_is_not_called_old() throws IOException {
        try (var peer = RawPeer.start(afterStartTls(line -> {
            line.hearRecord();
            line.say(HANDSHAKE_FAILURE_ALERT);
            line.stall();
        }))) {
            var result = Probing.result(
                    Probing.run(Probing.target(peer.port()), SubmissionPlan.look(Probing.TRUST)), Stage.TLS);
            assertThat(result.outcome())
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.said()).contains("handshake_failure"));
            assertThat(result.explanation()).contains("no common ground");
            assertThat(result.facts()).isEmpty();
        }
    }

    @Test
    void a_real_server_of_today_agrees_to_a_hand_made_hello() throws IOException {
        try (var peer = RawPeer.start(afterStartTls(line -> line.secure(Scenes.IDENTITY.serverSockets())))) {
            assertThat(new HelloProbe(Probing.target(peer.port())).spoken(Probing.LONG))
                    .containsExactly(TlsVersion.TLS_1_2);
        }
        try (var peer = RawPeer.start(line -> line.secure(Scenes.IDENTITY.serverSockets()))) {
            assertThat(new HelloProbe(Probing.target("localhost", Door.IMPLICIT_TLS, peer.port())).spoken(Probing.LONG))
                    .containsExactly(TlsVersion.TLS_1_2);
        }
    }

    private static void assertOld(Script afterStartTls, String versions) throws IOException {
        try (var peer = RawPeer.start(afterStartTls(afterStartTls))) {
            var report = Probing.run(Probing.target(peer.port()), SubmissionPlan.look(Probing.TRUST));
            assertThat(Probing.result(report, Stage.STARTTLS).outcome()).isEqualTo(new Passed());
            var tls = Probing.result(report, Stage.TLS);
            assertThat(tls.outcome())
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.said()).contains("protocol_version", versions));
            assertThat(tls.explanation()).contains("too old");
            assertThat(tls.facts()).containsExactly(new Fact("The server speaks", versions));
        }
    }

    private static Script afterStartTls(Script then) {
        return (Line line) -> {
            Scenes.greet(line);
            line.answer("220 2.0.0 ready\r\n");
            then.play(line);
        };
    }

    /** A record with the shortest possible hello: version, 32 bytes of chance, no session, one cipher, no compression. */
    private static byte[] serverHello(int minor) {
        byte[] hello = new byte[47];
        byte[] start = {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor};
        System.arraycopy(start, 0, hello, 0, start.length);
        Arrays.fill(hello, start.length, start.length + 32, (byte) 7);
        hello[45] = 0x2F;
        return hello;
    }
}
