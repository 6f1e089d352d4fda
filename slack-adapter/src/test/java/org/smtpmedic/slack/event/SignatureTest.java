package org.smtpmedic.slack.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.slack.api.Token;

class SignatureTest {
    /** The example of docs.slack.dev/authentication/verifying-requests-from-slack. */
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final String TIMESTAMP = "1531420618";
    private static final String BODY =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
                    + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private static final String SIGNED = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    @Test
    void the_example_of_slacks_documentation_is_valid() {
        assertThat(check(0, TIMESTAMP, SIGNED, BODY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false", "86400, false", "-86400, false"})
    void a_request_is_good_for_five_minutes_in_both_directions(long secondsLater, boolean good) {
        assertThat(check(secondsLater, TIMESTAMP, SIGNED, BODY)).isEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v0=", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "x", "v0=ü"})
    void any_other_signature_is_refused(String signature) {
        assertThat(check(0, TIMESTAMP, signature, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1531420618", "1531420618.0", "99999999999999999999", "١٥٣١٤٢٠٦١٨"})
    void any_other_timestamp_is_refused(String timestamp) {
        assertThat(check(0, timestamp, SIGNED, BODY)).isFalse();
    }

    @Test
    void one_byte_more_breaks_it_and_so_does_a_missing_header() {
        assertThat(check(0, TIMESTAMP, SIGNED, BODY + " ")).isFalse();
        var signature = new Signature(new Token(SECRET), () -> Instant.ofEpochSecond(1531420618));
        assertThat(signature.isValid(Optional.empty(), Optional.of(SIGNED), BODY.getBytes(UTF_8)))
                .isFalse();
        assertThat(signature.isValid(Optional.of(TIMESTAMP), Optional.empty(), BODY.getBytes(UTF_8)))
                .isFalse();
    }

    private static boolean check(long secondsLater, String timestamp, String signature, String body) {
        return new Signature(
                        new Token(SECRET),
                        () -> Instant.ofEpochSecond(1531420618).plusSeconds(secondsLater))
                .isValid(Optional.of(timestamp), Optional.of(signature), body.getBytes(UTF_8));
    }
}
