package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.smtpmedic.core.testkit.AdapterContract;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator.Message;

/** The people of the shared stories, in Teams: a mention in a channel, and the thread under it. */
final class TeamsPeople implements AdapterContract.People {
    private static final String THREAD = Activities.CHANNEL_THREAD;

    private final TeamsClient teams;
    private final Consumer<Duration> time;
    private final List<Answer> answers = new ArrayList<>();

    TeamsPeople(TeamsClient teams, Consumer<Duration> time) {
        this.teams = teams;
        this.time = time;
    }

    /** What a client got as the answer to a click, and shows to who clicked. */
    private record Answer(String person, JsonNode body) {}

    private record Action(Message message, JsonNode json) {}

    @Override
    public void begins(String person, String text) {
        sent(Activities.message(url(), THREAD, person, text));
    }

    @Override
    public void says(String person, String text) {
        sent(Activities.of("message", url(), THREAD, person).put("text", text));
    }

    @Override
    public void commands(String person, String arguments) {
        begins(person, "smtp-test " + arguments);
    }

    @Override
    public void presses(String person, String label) {
        teams.channel.await("the button " + label, () -> button(label).isPresent());
        Action pressed = button(label).orElseThrow();
        switch (pressed.json().path("type").asText()) {
            case "Action.Execute" ->
                clicks(person, pressed.message(), pressed.json().path("data"));
            case "Action.Submit" -> opens(person, pressed);
            case "Action.ToggleVisibility" -> isSure(person, pressed);
            default -> throw new AssertionError("An action that Teams does not know: " + pressed.json());
        }
    }

    @Override
    public void fillsIn(String person, String label, String text) {
        presses(person, label);
        JsonNode form = answers.getLast().body().at("/task/value/card/content");
        JsonNode field = form.at("/body/0");
        assertThat(field.path("type").asText()).isEqualTo("Input.Text");
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        ObjectNode data = form.at("/body/1/actions/0/data").deepCopy();
        value.set("data", data.put(field.path("id").asText(), text));
        sent(Activities.invoke("task/submit", url(), THREAD, person, "", value));
    }

    @Override
    public void sees(String person, String words) {
        teams.channel.await(person + " to see " + words, () -> canSee(person, words));
    }

    @Override
    public boolean canSee(String person, String words) {
        boolean card = shown().anyMatch(message ->
                (message.reader().isEmpty() || message.reader().equals("29:" + person))
                        && message.card().toString().contains(words));
        return card
                || answers.stream()
                        .anyMatch(answer -> answer.person().equals(person)
                                && answer.body().toString().contains(words));
    }

    @Override
    public int cardsWith(String words) {
        return (int) shown().filter(message -> message.reader().isEmpty())
                .filter(message -> message.card().toString().contains(words))
                .count();
    }

    /** Teams notifies where the markup and its entity are both there. */
    @Override
    public int pingsTo(String person) {
        return (int) shown().filter(message -> message.card().toString().contains("<at>" + nameOf(person) + "</at>"))
                .filter(message -> message.card()
                        .at("/msteams/entities")
                        .findValuesAsText("id")
                        .contains(Activities.objectId(person)))
                .count();
    }

    @Override
    public String nameOf(String person) {
        return Character.toUpperCase(person.charAt(0)) + person.substring(1);
    }

    @Override
    public void pressesStale(String person, String label) {
        Message first = shown().findFirst().orElseThrow();
        clicks(
                person,
                first,
                data("remind", first.card().findValuesAsText("case").getFirst()));
    }

    @Override
    public void pressesUnknown(String person) {
        clicks(person, shown().findFirst().orElseThrow(), data("launch", "K7"));
    }

    @Override
    public void timePasses(Duration howLong) {
        time.accept(howLong);
    }

    private static ObjectNode data(String action, String caseId) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("smtpmedic").put("a", action).put("case", caseId);
        return data;
    }

    private String url() {
        return teams.channel.serviceUrl();
    }

    private Stream<Message> shown() {
        return teams.channel.messages(THREAD).stream();
    }

    private Optional<Action> button(String label) {
        return shown().flatMap(message -> message.card().findParents("title").stream()
                        .filter(action -> action.path("title").asText().equals(label)
                                || action.path("tooltip").asText().equals(label))
                        .map(action -> new Action(message, action)))
                .findFirst();
    }

    private void clicks(String person, Message message, JsonNode data) {
        answered(person, Activities.click(url(), THREAD, person, message.id(), data));
    }

    private void opens(String person, Action pressed) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.set("data", pressed.json().path("data"));
        answered(
                person,
                Activities.invoke(
                        "task/fetch", url(), THREAD, person, pressed.message().id(), value));
    }

    /** What unfolds is on the card already; a question that unfolds is answered with its first button. */
    private void isSure(String person, Action pressed) {
        String unfolds = pressed.json().at("/targetElements/0").asText();
        pressed.message().card().findParents("isVisible").stream()
                .filter(part -> part.path("id").asText().equals(unfolds))
                .filter(part -> part.path("style").asText().equals("emphasis"))
                .flatMap(part -> part.findParents("verb").stream())
                .findFirst()
                .ifPresent(yes -> clicks(person, pressed.message(), yes.path("data")));
    }

    private void answered(String person, ObjectNode invoke) {
        try {
            answers.add(new Answer(person, teams.invoke(invoke)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void sent(ObjectNode activity) {
        try {
            teams.expect(200, activity);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
