package org.smtpmedic.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;

class PathVerdictTest {
    private static final Outcome REFUSED = new Outcome.Failed("refused");

    @Test
    void a_port_that_nobody_asked_for_says_nothing_about_the_path() {
        assertThat(verdict("mail.contoso.com:25", Map.of(Stage.PORT_587, new Outcome.Passed())))
                .isEqualTo("nothing that counts for this was tested.");
        assertThat(verdict(
                        "mail.contoso.com:587",
                        Map.of(Stage.PORT_587, new Outcome.Passed(), Stage.PORT_25, REFUSED, Stage.PORT_465, REFUSED)))
                .startsWith("nothing that was tested stands in the way");
    }

    @Test
    void the_port_that_was_asked_for_counts() {
        assertThat(verdict("mail.contoso.com:25", Map.of(Stage.PORT_25, REFUSED)))
                .isEqualTo("TCP port 25 failed.");
    }

    @Test
    void what_is_optional_and_missing_is_advice_and_no_failure() {
        var warned = new Outcome.Warning();
        assertThat(verdict(
                        "smtp.office365.com:587",
                        Map.of(
                                Stage.PORT_587, new Outcome.Passed(),
                                Stage.PORT_465, new Outcome.Silent(Duration.ofSeconds(5)),
                                Stage.DKIM, warned,
                                Stage.MTA_STS, warned,
                                Stage.TLS_RPT, warned)))
                .startsWith("nothing that was tested stands in the way");
    }

    private static String verdict(String server, Map<Stage, Outcome> ran) {
        Map<Stage, Outcome> outcomes = new EnumMap<>(Stage.class);
        outcomes.putAll(ran);
        List<StageResult> results = Arrays.stream(Stage.values())
                .map(stage -> outcomes.containsKey(stage)
                        ? new StageResult(stage, outcomes.get(stage), Duration.ofMillis(7), List.of(), "So it was.")
                        : StageResult.notTested(stage, "Not asked for."))
                .toList();
        return PathVerdict.of(new PathRun(
                        "0f0e0d0c-0b0a-3908-8706-050403020100",
                        new ConversationRef("test", "room-1"),
                        server,
                        Instant.parse("2026-11-21T08:00:00Z"),
                        Optional.of(server),
                        results,
                        Optional.empty(),
                        Optional.empty()))
                .inShort();
    }
}
