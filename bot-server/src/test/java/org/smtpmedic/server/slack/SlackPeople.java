package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.smtpmedic.core.testkit.AdapterContract;
import org.smtpmedic.core.testkit.LeapingClock;

/** The people of the shared stories, in Slack: a mention in a channel, and the thread under it. */
final class SlackPeople implements AdapterContract.People {
    private final SlackWorkspace workspace;
    private final LeapingClock clock;

    SlackPeople(SlackWorkspace workspace, LeapingClock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public void begins(String person, String text) {
        say(person, "\"mention\":true", text);
    }

    @Override
    public void says(String person, String text) {
        String thread = workspace.cards().getFirst().path("thread_ts").asText();
        say(person, "\"thread\":\"" + thread + "\"", text);
    }

    /** Where the bot cannot take it in fast enough, Slack sends it again. */
    private void say(String person, String where, String text) {
        workspace.person(
                "say",
                "{\"person\":\"" + person + "\"," + where + ",\"text\":" + quoted(text)
                        + ",\"how\":{\"retries\":true}}");
    }

    @Override
    public void commands(String person, String arguments) {
        acked(workspace.person("slash", "{\"person\":\"" + person + "\",\"text\":" + quoted(arguments) + "}"));
    }

    @Override
    public void presses(String person, String label) {
        var pressed = workspace.await("the button " + label, _ -> button(label));
        press(person, pressed);
    }

    /** Slack does not know what is stale; the value of the button is the same. */
    @Override
    public void pressesStale(String person, String label) {
        String caseId = workspace.cards().getFirst().toString().replaceFirst(".*case=([A-Z0-9]+).*", "$1");
        pressesValue(person, "a=remind&case=" + caseId);
    }

    @Override
    public void pressesUnknown(String person) {
        pressesValue(person, "a=launch");
    }

    private void pressesValue(String person, String value) {
        String ts = workspace.cards().getFirst().path("ts").asText();
        acked(workspace.person(
                "click", "{\"person\":\"" + person + "\",\"ts\":\"" + ts + "\",\"value\":\"" + value + "\"}"));
    }

    @Override
    public void fillsIn(String person, String label, String text) {
        presses(person, label);
        workspace.await("the form", state -> SlackStory.view(state, "modal", "callback_id"));
        acked(workspace.person("submit", "{\"person\":\"" + person + "\",\"text\":" + quoted(text) + "}"));
    }

    @Override
    public void sees(String person, String words) {
        workspace.await(
                person + " to see " + words,
                state -> canSee(state, person, words) ? Optional.of(true) : Optional.empty());
    }

    @Override
    public boolean canSee(String person, String words) {
        return canSee(workspace.state(), person, words);
    }

    private boolean canSee(JsonNode state, String person, String words) {
        String id = workspace.idOf(person);
        boolean whisper = StreamSupport.stream(state.path("ephemeral").spliterator(), false)
                .anyMatch(each ->
                        each.path("user").asText().equals(id) && each.toString().contains(words));
        return whisper
                || cardsWith(words) > 0
                || SlackStory.view(state, "modal", words).isPresent();
    }

    @Override
    public int pingsTo(String person) {
        return cardsWith("<@" + workspace.idOf(person) + ">");
    }

    @Override
    public void timePasses(Duration howLong) {
        clock.leap(howLong);
        workspace.trouble("leap", "{\"seconds\":" + howLong.toSeconds() + "}");
    }

    @Override
    public int cardsWith(String words) {
        return (int) workspace.cards().stream()
                .filter(card -> card.toString().contains(words))
                .count();
    }

    @Override
    public String nameOf(String person) {
        return person;
    }

    private void press(String person, Pressed pressed) {
        acked(workspace.person(
                "click",
                "{\"person\":\"" + person + "\",\"ts\":\"" + pressed.ts() + "\",\"label\":" + quoted(pressed.label())
                        + "}"));
    }

    private record Pressed(String ts, String label) {}

    private Optional<Pressed> button(String label) {
        var whispers = StreamSupport.stream(workspace.state().path("ephemeral").spliterator(), false);
        return Stream.concat(workspace.cards().stream(), whispers)
                .flatMap(card -> SlackStory.labels(card, label).stream()
                        .map(each -> new Pressed(card.path("ts").asText(), each)))
                .findFirst();
    }

    private static void acked(JsonNode answer) {
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    }
}
