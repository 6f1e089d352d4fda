package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.play.Deed;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.play.Moment;

/** Deeds out of turn, which begin and end at a word and leave the rest of the session as it was. */
@Timeout(60)
class InterjectionTest {

    @Test
    void a_reply_out_of_turn_is_said_until_that_ends() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var client = RawClient.secure(simulator)) {
            simulator.interject(
                    Optional.of(Interjection.say(Moment.AUTH, "454 4.7.0 Temporary authentication failure")));
            assertThat(client.login(Lab.USER, Lab.PASSWORD))
                    .isEqualTo("454 4.7.0 Temporary authentication failure" + Lab.TRAILER);
            simulator.interject(Optional.empty());
            assertThat(client.login(Lab.USER, Lab.PASSWORD)).startsWith("235 ");
        }
    }

    @Test
    void silence_ends_with_the_server() throws IOException {
        var simulator = Lab.start(Gates.allOpen());
        try (var client = RawClient.connect(simulator)) {
            assertThat(client.hear()).startsWith("220 ");
            simulator.interject(Optional.of(new Interjection(Moment.EHLO, Duration.ZERO, new Deed.Silence())));
            client.send("EHLO device.contoso.com\r\nNOOP\r\n");
            simulator.close();
            assertThat(client.hear()).isEqualTo("(closed)");
        }
    }

    @Test
    void a_pause_does_not_keep_the_server_from_closing() throws IOException {
        var simulator = Lab.start(Gates.allOpen());
        simulator.interject(Optional.of(new Interjection(Moment.CONNECT, Duration.ofHours(1), new Deed.HangUp())));
        try (var client = RawClient.connect(simulator)) {
            simulator.close();
            assertThat(client.hear()).isEqualTo("(closed)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "535", "99 too short", "199 none", "600 none", "250 two\r\nlines", "abc def"})
    void what_is_no_reply_cannot_be_said(String reply) {
        assertThatThrownBy(() -> new Deed.Say(reply)).isInstanceOf(IllegalArgumentException.class);
    }
}
