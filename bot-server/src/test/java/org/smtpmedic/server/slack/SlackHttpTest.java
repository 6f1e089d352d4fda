package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SlackHttpTest extends SlackStory {
    private static final String BAD = """
            forged            | {'secret':'another-secret'}             | 401
            no signature      | {'signature':''}                        | 401
            stale             | {'shift':-301}                          | 401
            from the future   | {'shift':301}                           | 401
            not a form        | {'raw':'%%%'}                           | 400
            empty             | {'raw':''}                              | 400
            no JSON in it     | {'raw':'payload=%7B%22type%22'}         | 400
            a list            | {'raw':'payload=%5B%5D'}                | 400
            no type           | {'raw':'payload=%7B%7D'}                | 400
            an unknown type   | {'raw':'payload=%7B%22type%22%3A%22launch%22%7D'} | 400
            a click without anything | {'raw':'payload=%7B%22type%22%3A%22block_actions%22%7D'} | 400
            another command   | {'raw':'command=%2Fother&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1.2'} | 400
            a command of nobody | {'raw':'command=%2Fsmtp-test&team_id=T1&text=help'} | 400
            ssl check         | {'raw':'ssl_check=1&token=x'}           | 200
            """;

    private final TestDatabase kind;

    SlackHttpTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Override
    DatabaseAddress database() {
        return kind.in(folder);
    }

    @Override
    Transport transport() {
        return new Transport.Http(new Token(SlackWorkspace.SECRET));
    }

    @Test
    @Proves(Feature.FORGERY)
    void bad_input_is_refused() {
        var refused = new SoftAssertions();
        BAD.lines().map(Row::of).forEach(row -> {
            var answer = workspace.person("raw", "{\"how\":" + row.how().replace('\'', '"') + "}");
            refused.assertThat(answer.path("status").asText())
                    .as(row.what() + answer)
                    .isEqualTo(row.status());
            refused.assertThat(answer.path("body").asText()).doesNotContain("Exception");
        });
        refused.assertAll();
    }

    private record Row(String what, String how, String status) {
        static Row of(String line) {
            var parts = line.split("\\|", -1);
            return new Row(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }
    }

    @Test
    void an_oversized_body_is_refused() {
        var answer = workspace.person("raw", "{\"how\":{\"raw\":\"" + "x".repeat(1_100_000) + "\"}}");
        assertThat(answer.path("status").asInt()).isEqualTo(413);
    }

    @Test
    void slack_can_check_the_address() {
        var answer = workspace.person(
                "raw",
                "{\"kind\":\"events_api\",\"payload\":{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"c-1\"}}");
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText()).contains("c-1");
    }

    @Test
    void what_slack_could_not_deliver_it_sends_again() throws Exception {
        bot.close();
        workspace.person("say", "{\"mention\":true,\"how\":{\"retries\":true},\"text\":" + quoted(ERROR) + "}");
        startBot();
        workspace.awaitCard(CAUSE);
    }
}
