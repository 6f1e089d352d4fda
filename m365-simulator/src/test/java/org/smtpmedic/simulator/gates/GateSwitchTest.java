package org.smtpmedic.simulator.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateSwitchTest {

    @ParameterizedTest
    @EnumSource
    void each_choice_can_be_made_and_is_then_the_chosen_one(GateSwitch gate) {
        for (GateChoice choice : gate.choices()) {
            Gates moved = gate.choose(Gates.storyStart(), choice.id()).orElseThrow();
            assertThat(gate.chosen(moved).id()).isEqualTo(choice.id());
            assertThat(gate.isOpen(moved))
                    .isEqualTo(choice.id().equals(gate.choices().getFirst().id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void opening_lets_a_password_past_this_gate(GateSwitch gate) {
        for (GateChoice choice : gate.choices()) {
            Gates shut = choice.take().apply(Gates.allOpen());
            assertThat(GateKeeper.judge(gate.open(shut), new AuthAttempt.Basic(true)))
                    .isEqualTo(new Verdict.Admit());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_choice_that_does_not_exist_moves_nothing(GateSwitch gate) {
        assertThat(gate.choose(Gates.storyStart(), "ajar")).isEmpty();
    }

    @Test
    void a_switch_is_found_by_its_id() {
        assertThat(GateSwitch.values())
                .allSatisfy(gate -> assertThat(GateSwitch.of(gate.id())).contains(gate));
        assertThat(GateSwitch.of("door")).isEmpty();
        assertThat(Arrays.stream(GateSwitch.values()).map(GateSwitch::label)).doesNotHaveDuplicates();
    }

    @Test
    void the_story_starts_with_three_shut_gates_and_a_mailbox_that_inherits() {
        Gates start = Gates.storyStart();
        assertThat(Arrays.stream(GateSwitch.values()).filter(gate -> !gate.isOpen(start)))
                .containsExactly(
                        GateSwitch.TENANT,
                        GateSwitch.MAILBOX,
                        GateSwitch.SECURITY_DEFAULTS,
                        GateSwitch.CONDITIONAL_ACCESS);
        assertThat(GateSwitch.MAILBOX.chosen(start).id()).isEqualTo("inherit");
    }
}
