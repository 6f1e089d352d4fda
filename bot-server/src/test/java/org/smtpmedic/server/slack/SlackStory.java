package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.GroupContract;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.story.TestPlan;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

/** The whole program in a Slack workspace. Both transports play the same stories. */
@Plays(Plays.Platform.SLACK)
@Tag("node")
@Timeout(120)
abstract class SlackStory extends GroupContract {
    static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    static final String CAUSE = "SmtpClientAuthentication is disabled for the Tenant";

    private static final Path CARDS = Path.of("target", "slack-cards");

    @TempDir
    Path folder;

    SlackWorkspace workspace;
    Bot bot;
    int port;

    @Override
    protected People people() {
        return new SlackPeople(workspace, clock);
    }

    /** Where its data lies. */
    DatabaseAddress database() {
        return TestDatabase.SQLITE.in(folder);
    }

    /** With which tokens the program calls Slack. */
    SlackSettings.Access access() {
        return new SlackSettings.Access.OneWorkspace(new Token(SlackWorkspace.BOT_TOKEN));
    }

    /** How Slack reaches the program. */
    abstract Transport transport();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        port = freePort();
        boolean http = transport() instanceof Transport.Http;
        workspace = SlackWorkspace.start(
                http ? Optional.of("http://127.0.0.1:" + port + "/slack/events") : Optional.empty());
        startBot();
    }

    final void startBot() throws IOException {
        bot = start(port, database(), new SlackSettings(access(), transport(), workspace.api()), path, clock);
        if (transport() instanceof Transport.SocketMode) {
            workspace.await(
                    "the socket", state -> state.path("sockets").asInt() > 0 ? Optional.of(true) : Optional.empty());
        }
    }

    static Bot start(int port, DatabaseAddress database, SlackSettings slack, PathTester path, InstantSource clock)
            throws IOException {
        return new TestPlan(database, Bot.Pace.of(clock))
                .port(port)
                .testing(path)
                .in(slack)
                .start();
    }

    @AfterEach
    void close() {
        bot.close();
        workspace.close();
    }

    @Test
    void a_mention_gets_a_card_in_its_thread_and_two_people_tick_steps_of_it() throws IOException {
        var said = workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        assertThat(said.path("status").asInt()).isEqualTo(200);
        var card = workspace.awaitCard(CAUSE);
        assertThat(card.path("thread_ts")).isEqualTo(said.path("ts"));
        assertThat(card.path("text").asText()).isNotBlank();

        String ts = card.path("ts").asText();
        var labels = labels(card, "Mark done");
        assertThat(labels).hasSizeGreaterThan(1);
        click("ana", ts, labels.get(0));
        click("ben", ts, labels.get(1));
        var ticked = awaitCard(ts, "both names", text -> text.contains("Done by ana") && text.contains("Done by ben"));
        assertThat(ticked.path("ts").asText()).isEqualTo(ts);
        keepForPictures("case", ticked.path("blocks"));
    }

    @Test
    @Proves(Feature.ONCE)
    void a_message_that_comes_as_mention_and_as_message_and_again_is_answered_once() {
        String ts = "1763715000.000100";
        String say = "{\"mention\":true,\"id\":\"Ev1\",\"ts\":\"" + ts + "\",\"text\":" + quoted(ERROR) + "}";
        workspace.person("say", say);
        workspace.awaitCard(CAUSE);
        assertThat(workspace
                        .person("say", say.replace("}", ",\"how\":{\"retry\":1}}"))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        workspace.person("say", "{\"mention\":true,\"text\":\"help\"}");
        workspace.await("the answer to what came later", state -> whispered(state, "SMTP Medic finds out"));
        assertThat(workspace.cards().stream().filter(card -> card.toString().contains(CAUSE)))
                .hasSize(1);
    }

    @Test
    @Proves(Feature.COMMAND)
    void the_command_opens_a_form_when_it_stands_alone_and_a_case_when_it_brings_an_error() {
        assertThat(workspace.person("slash", "{}").path("status").asInt()).isEqualTo(200);
        workspace.await("the form", state -> view(state, "modal", "a=ask"));
        assertThat(workspace
                        .person("submit", "{\"text\":" + quoted(ERROR) + "}")
                        .path("body")
                        .asText())
                .isEmpty();
        var card = workspace.awaitCard(CAUSE);
        assertThat(card.path("thread_ts").asText(""))
                .as("the first card of its thread")
                .isEmpty();

        String thread = card.path("ts").asText();
        workspace.person(
                "say", "{\"person\":\"ben\",\"thread\":\"" + thread + "\",\"text\":\"thanks, I will have a look\"}");
        workspace.person(
                "say",
                "{\"person\":\"ben\",\"thread\":\"" + thread + "\",\"text\":"
                        + quoted("535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be"
                                + " authenticated successfully.")
                        + "}");
        var next = workspace.awaitCard("The error changed");
        assertThat(next.path("thread_ts").asText()).isEqualTo(thread);
    }

    @Test
    @Proves(Feature.MENU)
    void shortcuts_open_cases_and_forms() {
        var said = workspace.person("say", "{\"text\":" + quoted("my scanner says " + ERROR) + "}");
        assertThat(workspace.cards().stream().filter(card -> card.toString().contains("Confidence")))
                .isEmpty();
        workspace.person("shortcut", "{\"person\":\"ben\",\"ts\":" + said.path("ts") + "}");
        var card = workspace.await(
                "the card",
                _ -> workspace.cards().stream()
                        .filter(each -> each.path("thread_ts").equals(said.path("ts")))
                        .findFirst());
        assertThat(card.toString()).contains(CAUSE);

        workspace.person("start", "{\"person\":\"ben\"}");
        workspace.await("the form", state -> view(state, "modal", "a=ask"));
        workspace.person("submit", "{\"person\":\"ben\",\"text\":\"help\"}");
        workspace.awaitCard("What I can do");
    }

    @Test
    @Proves({Feature.PERSONAL, Feature.FILES})
    void direct_messages_and_files_are_read() {
        workspace.person("say", "{\"direct\":true,\"text\":" + quoted(ERROR) + "}");
        workspace.awaitCard(CAUSE);
        workspace.person(
                "say",
                "{\"person\":\"ben\",\"direct\":true,\"text\":\"\",\"file\":{\"name\":\"smtp.log\",\"text\":"
                        + quoted("> AUTH LOGIN\n< 535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]\n")
                        + "}}");
        workspace.awaitCard("5.7.3");
        workspace.person(
                "say",
                "{\"person\":\"ben\",\"direct\":true,\"text\":\"\",\"file\":{\"name\":\"other.log\",\"text\":\"x\",\"url\":\"http://127.0.0.1:9/other.log\"}}");
        workspace.awaitCard("I could not read that file");
    }

    @Test
    void details_unfold_in_a_dialog_and_the_new_error_is_pasted_into_one() {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        String ts = card.path("ts").asText();
        click("ana", ts, labels(card, "Details").getFirst());
        workspace.await("the details", state -> view(state, "modal", "Details"));
        click("ana", ts, "More");
        workspace.await("what else there is", state -> view(state, "modal", "Text for a ticket"));
        workspace.person("clickView", "{\"type\":\"modal\",\"label\":\"Text for a ticket\"}");
        workspace.awaitCard("as text");
        click("ana", ts, "Paste a new error");
        workspace.await("the form", state -> view(state, "modal", "a=error"));
        assertThat(workspace.person("submit", "{\"text\":\"  \"}").path("body").asText())
                .contains("response_action");
        workspace.person(
                "submit", "{\"text\":" + quoted("535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]") + "}");
        workspace.awaitCard("The error changed");
    }

    @Test
    @Proves(Feature.HOME)
    void the_home_tab_shows_open_cases_and_where_the_bot_reads_along() throws IOException {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        workspace.awaitCard(CAUSE);
        workspace.person("home", "{}");
        workspace.await("the home tab", state -> view(state, "home", "Your open cases"));
        var home = workspace.await("the case on it", state -> view(state, "home", "Settings"));
        keepForPictures("home", home.path("blocks"));
        assertThat(home.toString()).contains("What I can do", "I read along in 0 channels");
        workspace.person("home", "{\"person\":\"admin\"}");
        workspace.await("the choice of channels", state -> view(state, "home", "Listen here"));
        workspace.person("clickView", "{\"label\":\"New case\"}");
        workspace.await("the form", state -> view(state, "modal", "a=ask"));
    }

    @Test
    void a_reminder_is_handed_over_to_somebody_else_in_front_of_everybody() {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        String ts = card.path("ts").asText();
        String caseId = card.toString().replaceFirst(".*case=([A-Z0-9]+).*", "$1");
        workspace.person("click", "{\"ts\":\"" + ts + "\",\"value\":\"a=remind&case=" + caseId + "\"}");
        awaitCard(ts, "the reminder", text -> text.contains("Change the reminder"));
        click("ana", ts, "Change the reminder");
        workspace.await("the choice of people", state -> view(state, "modal", "users_select"));
        workspace.person("handOver", "{\"to\":\"ben\"}");
        var told = workspace.awaitCard("over to you");
        assertThat(told.toString()).contains("<@" + workspace.idOf("ben") + ">");
        assertThat(told.path("thread_ts")).isEqualTo(card.path("thread_ts"));
        awaitCard(ts, "whose it is", text -> text.contains("Then I ask ben here"));
    }

    @Test
    void an_administrator_names_who_may_test_and_everybody_else_is_told_so() {
        choose("ben", "ben");
        workspace.await("nothing chosen", state -> view(state, "home", "everybody may have something tested"));
        choose("admin", "ana");
        workspace.await("the choice", state -> view(state, "home", "Who may test"));
        workspace.person("slash", "{\"person\":\"ben\",\"text\":\"contoso.com\"}");
        workspace.await("the answer", state -> whispered(state, "Nothing was tested"));
    }

    @Test
    void where_it_is_told_to_read_along_it_speaks_up_for_an_error_of_microsoft_365_alone() {
        String quiet =
                "535-5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials - gsmtp";
        String channel = workspace
                .person("say", "{\"text\":" + quoted(ERROR) + "}")
                .path("channel")
                .asText();
        workspace.person(
                "choose", "{\"person\":\"admin\",\"action\":\"listen\",\"conversations\":[\"" + channel + "\"]}");
        workspace.await("the choice", state -> view(state, "home", "\"initial_conversations\":[\"" + channel));
        workspace.person("home", "{}");
        workspace.await("the choice for others", state -> view(state, "home", "I read along in 1 channels"));
        assertThat(workspace.cards())
                .as("said before anybody asked it to read along")
                .isEmpty();

        workspace.person("say", "{\"text\":\"Lunch at 12:30, 5.7 km from here?\"}");
        workspace.person("say", "{\"text\":" + quoted(quiet) + "}");
        workspace.person("say", "{\"text\":" + quoted(ERROR) + "}");
        workspace.awaitCard(CAUSE);
        assertThat(workspace.cards()).hasSize(1);
    }

    private void choose(String person, String chosen) {
        var answer = workspace.person(
                "choose",
                "{\"person\":\"" + person + "\",\"action\":\"testers\",\"users\":[\"" + workspace.idOf(chosen)
                        + "\"]}");
        assertThat(answer.path("status").asInt()).isEqualTo(200);
    }

    @Test
    @Proves(Feature.PATIENCE)
    void when_slack_asks_for_patience_the_latest_state_arrives_all_the_same() {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        String ts = card.path("ts").asText();
        workspace.trouble("limit", "{\"method\":\"chat.update\",\"seconds\":2,\"times\":1}");
        var labels = labels(card, "Mark done");
        for (String label : labels) {
            click("ben", ts, label);
        }
        awaitCard(ts, "no step left to tick", text -> !text.contains("Mark done"));
        var calls = StreamSupport.stream(workspace.state().path("calls").spliterator(), false)
                .filter(call -> call.path("method").asText().equals("chat.update"))
                .toList();
        int refused = 0;
        while (!calls.get(refused).has("refused")) {
            refused++;
        }
        assertThat(calls.get(refused + 1).path("at").asLong()
                        - calls.get(refused).path("at").asLong())
                .isGreaterThanOrEqualTo(1900);
    }

    @Test
    @Proves(Feature.DETOUR)
    void where_the_bot_may_not_write_it_writes_to_the_person() {
        workspace.trouble(
                "refuse",
                "{\"method\":\"chat.postMessage\",\"channel\":\"lobby\",\"error\":\"not_in_channel\",\"times\":99}");
        workspace.person("slash", "{\"person\":\"ben\",\"channel\":\"lobby\",\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        assertThat(card.path("channel").asText()).startsWith("D");
        click("ben", card.path("ts").asText(), labels(card, "Mark done").getFirst());
        awaitCard(card.path("ts").asText(), "the tick", text -> text.contains("Done by ben"));
    }

    @Test
    @Proves(Feature.DELETED)
    void a_card_that_was_deleted_comes_back_with_the_next_change() {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        workspace.trouble("refuse", "{\"method\":\"chat.update\",\"error\":\"message_not_found\"}");
        click("ana", card.path("ts").asText(), labels(card, "Mark done").getFirst());
        workspace.await(
                "a new card",
                _ -> workspace.cards().stream()
                        .filter(each -> !each.path("ts").equals(card.path("ts")))
                        .filter(each -> each.toString().contains("Done by ana"))
                        .findFirst());
    }

    @Test
    void buttons_that_are_no_longer_good_are_answered() {
        workspace.person("say", "{\"mention\":true,\"text\":" + quoted(ERROR) + "}");
        String ts = workspace.awaitCard(CAUSE).path("ts").asText();
        assertThat(workspace
                        .person("click", "{\"ts\":\"" + ts + "\",\"value\":\"a=launch\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        workspace.await("an answer", state -> whispered(state, "I do not know that button"));
        workspace.person("click", "{\"ts\":\"" + ts + "\",\"value\":\"a=works&case=NOPE1\"}");
        workspace.await("an answer", state -> whispered(state, "not here any more"));
    }

    @Test
    @Proves(Feature.RESTART)
    void after_a_restart_the_conversation_goes_on() throws IOException {
        workspace.person("slash", "{\"text\":" + quoted(ERROR) + "}");
        var card = workspace.awaitCard(CAUSE);
        bot.close();
        startBot();
        workspace.person(
                "say",
                "{\"thread\":" + card.path("ts") + ",\"text\":"
                        + quoted("535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]") + "}");
        workspace.awaitCard("The error changed");
    }

    void click(String person, String ts, String label) {
        var answer = workspace.person(
                "click", "{\"person\":\"" + person + "\",\"ts\":\"" + ts + "\",\"label\":" + quoted(label) + "}");
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("ms").asInt()).isLessThan(3000);
    }

    JsonNode awaitCard(String ts, String what, java.util.function.Predicate<String> shows) {
        return workspace.await(
                what,
                _ -> workspace.cards().stream()
                        .filter(card -> card.path("ts").asText().equals(ts))
                        .filter(card -> shows.test(card.toString()))
                        .findFirst());
    }

    /** What a screen reader says for the buttons of this label. */
    static java.util.List<String> labels(JsonNode card, String label) {
        return StreamSupport.stream(card.path("blocks").spliterator(), false)
                .flatMap(block -> StreamSupport.stream(block.path("elements").spliterator(), false))
                .filter(element -> element.at("/text/text").asText().equals(label))
                .map(element -> element.path("accessibility_label").asText(label))
                .toList();
    }

    static Optional<JsonNode> view(JsonNode state, String type, String words) {
        return StreamSupport.stream(state.path("views").spliterator(), false)
                .filter(view -> view.path("type").asText().equals(type)
                        && view.toString().contains(words))
                .findFirst();
    }

    static Optional<JsonNode> whispered(JsonNode state, String words) {
        return StreamSupport.stream(state.path("ephemeral").spliterator(), false)
                .filter(message -> message.path("text").asText().contains(words))
                .findFirst();
    }

    private static void keepForPictures(String name, JsonNode blocks) throws IOException {
        Files.createDirectories(CARDS);
        Files.writeString(CARDS.resolve(name + ".json"), blocks.toString());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
