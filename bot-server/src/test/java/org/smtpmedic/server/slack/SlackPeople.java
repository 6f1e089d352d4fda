package org.smtpmedic.server.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.smtpmedic.core.testkit.AdapterContract;

/** The people of the shared stories, in Slack: a mention in a channel, and the thread under it. */
final class SlackPeople implements AdapterContract.People {
    private final SlackWorkspace workspace;

    SlackPeople(SlackWorkspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void begins(String person, String text) {
        acked(workspace.person(
                "say", "{\"person\":\"" + person + "\",\"mention\":true,\"text\":" + quoted(text) + "}"));
    }

    @Override
    public void says(String person, String text) {
        String thread = workspace.cards().getFirst().path("thread_ts").asText();
        acked(workspace.person(
                "say", "{\"person\":\"" + person + "\",\"thread\":\"" + thread + "\",\"text\":" + quoted(text) + "}"));
    }

    @Override
    public void presses(String person, String label) {
        var pressed = workspace.await("the button " + label, _ -> button(label));
        press(person, pressed);
    }

    /** Slack does not know what is stale; the value of the button is the same. */
    @Override
    public void pressesStale(String person, String label) {
        String ts = workspace.cards().getFirst().path("ts").asText();
        String caseId = workspace.cards().getFirst().toString().replaceFirst(".*case=([A-Z0-9]+).*", "$1");
        acked(workspace.person(
                "click",
                "{\"person\":\"" + person + "\",\"ts\":\"" + ts + "\",\"value\":\"a=remind&case=" + caseId + "\"}"));
    }

    @Override
    public void fillsIn(String person, String label, String text) {
        presses(person, label);
        workspace.await("the form", state -> SlackStory.view(state, "modal", "callback_id"));
        acked(workspace.person("submit", "{\"person\":\"" + person + "\",\"text\":" + quoted(text) + "}"));
    }

    @Override
    public void sees(String person, String words) {
        String id = workspace.idOf(person);
        workspace.await(person + " to see " + words, state -> {
            boolean card = cardsWith(words) > 0;
            boolean whisper = StreamSupport.stream(state.path("ephemeral").spliterator(), false)
                    .anyMatch(each -> each.path("user").asText().equals(id)
                            && each.toString().contains(words));
            boolean dialog = SlackStory.view(state, "modal", words).isPresent();
            return card || whisper || dialog ? Optional.of(true) : Optional.empty();
        });
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
        return workspace.cards().stream()
                .flatMap(card -> SlackStory.labels(card, label).stream()
                        .map(each -> new Pressed(card.path("ts").asText(), each)))
                .findFirst();
    }

    private static void acked(JsonNode answer) {
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    }
}
