package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.card.CardAction.RemindIn;
import org.smtpmedic.core.card.CardAction.SettleUndo;
import org.smtpmedic.core.card.CardAction.Snooze;
import org.smtpmedic.core.card.CardAction.SnoozeFor;
import org.smtpmedic.core.card.CardAction.TickStep;
import org.smtpmedic.core.probe.path.LoginWay;

class CardActionCodecTest {

    @Property
    void every_action_comes_back_from_its_strings(@ForAll("actions") CardAction action) {
        assertThat(CardActionCodec.decode(CardActionCodec.encode(action))).contains(action);
    }

    @Property
    void every_action_comes_back_from_its_one_string(@ForAll("actions") CardAction action) {
        String text = CardActionCodec.encodeToString(action);

        assertThat(text).hasSizeLessThanOrEqualTo(CardActionCodec.MAX_LENGTH).matches("[A-Za-z0-9=&._-]+");
        assertThat(CardActionCodec.decodeString(text)).contains(action);
    }

    @Property
    void no_string_makes_it_throw(@ForAll String text) {
        assertThat(CardActionCodec.decodeString(text)).isEmpty();
    }

    @Property
    void no_strings_make_it_throw(@ForAll Map<String, String> data) {
        assertThat(CardActionCodec.decode(data)).isEmpty();
    }

    @Property
    void a_missing_or_an_additional_value_is_refused(@ForAll("actions") CardAction action) {
        Map<String, String> data = CardActionCodec.encode(action);
        data.put("more", "x");
        assertThat(CardActionCodec.decode(data)).isEmpty();
        data.remove("more");
        data.remove(List.copyOf(data.keySet()).getLast());
        assertThat(CardActionCodec.decode(data)).isEmpty();
    }

    @Test
    void a_tick_is_readable_in_a_log() {
        assertThat(CardActionCodec.encodeToString(new TickStep("K7QF2", "move-to-oauth", true)))
                .isEqualTo("a=tick&case=K7QF2&step=move-to-oauth&done=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=tick",
                "a=nothing&case=K7QF2",
                "a=works&case=",
                "a=works&case=K7QF2&case=K7QF2",
                "a=works&case=K7 QF2",
                "a=works&case=../../etc",
                "a=tick&case=K7QF2&step=s&done=yes",
                "a=in&case=K7QF2&secs=0",
                "a=in&case=K7QF2&secs=-5",
                "a=in&case=K7QF2&secs=99999999999999999999",
                "a=snooze&id=f1&for=FOREVER",
                "works&K7QF2"
            })
    void anything_of_another_shape_is_refused(String text) {
        assertThat(CardActionCodec.decodeString(text)).isEmpty();
    }

    @Test
    void oversized_text_is_refused() {
        assertThat(CardActionCodec.decodeString("a=works&case=" + "K".repeat(100_000)))
                .isEmpty();
        assertThat(CardActionCodec.decode(Map.of("a", "works", "case", "K".repeat(100_000))))
                .isEmpty();
    }

    @Test
    void an_action_that_could_not_come_back_is_not_sent() {
        assertThatThrownBy(() -> CardActionCodec.encode(new CardAction.ItWorks("not an id")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CardActionCodec.encode(new RemindIn("K7QF2", Duration.ofMillis(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<CardAction> actions() {
        Arbitrary<String> id = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(80);
        Arbitrary<Duration> wait = Arbitraries.longs().between(1, 9_999_999).map(Duration::ofSeconds);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(id, id, flag).as(TickStep::new),
                id.map(CardAction.RemindMe::new),
                Combinators.combine(id, wait).as(RemindIn::new),
                Combinators.combine(id, Arbitraries.of(SnoozeFor.values())).as(Snooze::new),
                id.map(CardAction.CancelReminder::new),
                Combinators.combine(id, flag).as(SettleUndo::new),
                id.map(CardAction.Retest::new),
                id.map(CardAction.SubmitError::new),
                id.map(CardAction.SetMailbox::new),
                id.map(CardAction.ItWorks::new),
                id.map(CardAction.GiveUp::new),
                id.map(CardAction.Reopen::new),
                id.map(CardAction.Export::new),
                id.map(CardAction.ShowHistory::new),
                Combinators.combine(id, id).as(CardAction.ShowDetails::new),
                id.map(CardAction.ShowTest::new),
                id.map(CardAction.RetestAlone::new),
                Combinators.combine(id, Arbitraries.of(LoginWay.values())).as(CardAction.TestLogin::new),
                Combinators.combine(id, Arbitraries.of(LoginWay.values())).as(CardAction.SendTestMessage::new),
                id.map(CardAction.CancelLogin::new),
                id.map(CardAction.ConfirmMessage::new),
                id.map(CardAction.DropMessage::new),
                id.map(CardAction.RetestCaseAlone::new),
                id.map(CardAction.StopRetest::new),
                Arbitraries.of(new CardAction.ListCases())));
    }
}
