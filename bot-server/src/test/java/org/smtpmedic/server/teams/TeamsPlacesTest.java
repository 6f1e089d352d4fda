package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.LeapingClock;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.ScriptedPath;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator.Message;

/** Where the bot speaks, and to whom: service URLs that change, chats that remove it, words for one person. */
@Plays(Plays.Platform.TEAMS)
@Timeout(120)
class TeamsPlacesTest {
    private static final String THREAD = Activities.CHANNEL_THREAD;
    private static final String CHAT = Activities.chat("ana");
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final String REMIND = "I changed it – remind me";
    private static final Duration LONG = Duration.ofHours(20);

    private final LeapingClock clock = new LeapingClock();

    @TempDir
    Path folder;

    private TeamsBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new TeamsBench(folder, clock, new ScriptedPath(TENANT_OFF));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Message waiting(String conversation) throws Exception {
        bench.teams.says(conversation, "ana", TENANT_OFF);
        Message card = bench.teams.channel.await(conversation, REMIND);
        bench.teams.presses(card, "ana", REMIND);
        return bench.teams.channel.await(conversation, "Testing earlier is fine");
    }

    @Test
    @Proves(Feature.MOVED)
    void a_ping_goes_to_where_the_conversation_is_served_by_now() throws Exception {
        waiting(THREAD);
        bench.teams.isServedBy(bench.elsewhere.serviceUrl());
        bench.teams.expect(
                200,
                Activities.of("message", bench.elsewhere.serviceUrl(), THREAD, "sam")
                        .put("text", "thanks"));
        clock.leap(LONG);
        bench.elsewhere.await(THREAD, "<at>Ana</at>");
        assertThat(bench.teams.channel.messages(THREAD).toString()).doesNotContain("<at>Ana</at>");
    }

    @Test
    @Proves(Feature.REMOVED)
    void who_removed_the_bot_is_left_alone_until_they_talk_to_it() throws Exception {
        waiting(CHAT);
        bench.teams.expect(
                200,
                Activities.of("installationUpdate", bench.teams.channel.serviceUrl(), CHAT, "ana")
                        .put("action", "remove"));
        int before = bench.teams.channel.calls().size();
        clock.leap(LONG);
        bench.teams.says(THREAD, "sam", TENANT_OFF);
        bench.teams.channel.await(THREAD, REMIND);
        assertThat(bench.teams
                        .channel
                        .calls()
                        .subList(before, bench.teams.channel.calls().size()))
                .noneMatch(
                        call -> call.path().contains("a%3Aana") || call.path().contains("a:ana"));

        bench.teams.says(
                CHAT, "ana", "535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]");
        bench.teams.channel.await(CHAT, "The error changed");
    }

    @Test
    @Proves(Feature.ALONE)
    void where_the_channel_cannot_show_a_message_to_one_person_their_client_fetches_it() throws Exception {
        bench.teams.channel.answerNext(400, "", "{\"error\":{\"code\":\"BadSyntax\"}}");
        bench.teams.says(THREAD, "ana", "cases");
        Message closed = bench.teams.channel.await(THREAD, "for one person");
        assertThat(closed.reader()).isEmpty();
        assertThat(closed.card().at("/refresh/userIds/0").asText()).isEqualTo("29:ana");
        assertThat(closed.card().toString()).doesNotContain("no open cases");

        assertThat(fetched(closed, "ana", "automatic")).contains("no open cases");
        assertThat(fetched(closed, "ana", "manual")).contains("no open cases");
        assertThat(fetched(closed, "sam", "manual")).contains("for one person").doesNotContain("no open cases");
    }

    private String fetched(Message message, String person, String trigger) throws Exception {
        JsonNode action = message.card().at("/refresh/action");
        ObjectNode value = JsonNodeFactory.instance.objectNode().put("trigger", trigger);
        value.set("action", action);
        return bench.teams
                .invoke(Activities.invoke(
                        "adaptiveCard/action", bench.teams.channel.serviceUrl(), THREAD, person, message.id(), value))
                .toString();
    }

    @Test
    @Proves({Feature.COMMAND, Feature.ALONE})
    void the_answer_to_a_slash_command_is_seen_by_who_gave_it() throws Exception {
        ObjectNode typed = Activities.of("message", bench.teams.channel.serviceUrl(), THREAD, "ana")
                .put("text", "smtp-test " + TENANT_OFF);
        typed.withObject("/recipient").put("isTargeted", true);
        bench.teams.expect(200, typed);
        Message card = bench.teams.channel.await(THREAD, REMIND);
        assertThat(card.reader()).isEqualTo("29:ana");
        assertThat(bench.teams.channel.messages(THREAD))
                .allMatch(message -> message.reader().equals("29:ana"));
    }
}
