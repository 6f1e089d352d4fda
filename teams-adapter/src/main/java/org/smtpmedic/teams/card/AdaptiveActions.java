package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.PlainText;

/** The actions of a card. */
final class AdaptiveActions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_TITLE = 60;
    /** Teams shows six actions of a set and hides the rest. */
    private static final int MOST_IN_A_ROW = 6;
    /** Letters of all titles in a row, with {@link #PADDING} for each button: as much as a card of 480 pixels shows uncut. */
    private static final int LONGEST_ROW = 60;

    private static final int PADDING = 5;

    private AdaptiveActions() {}

    /** A button that takes the card's fields with it ({@code auto}), or not ({@code none}), so that an empty field hinders only its own button. */
    static ObjectNode execute(Button button, String title, String associatedInputs) {
        ObjectNode action = action("Action.Execute", title).put("verb", ActionData.VERB);
        action.set("data", ActionData.write(button.action()));
        action.put("associatedInputs", associatedInputs);
        look(action, button.look());
        button.speech().ifPresent(speech -> action.put("tooltip", PlainText.clean(speech)));
        ObjectNode fallback = action("Action.Submit", title);
        fallback.set("data", ActionData.write(button.action()));
        fallback.put("associatedInputs", associatedInputs);
        action.set("fallback", fallback);
        return action;
    }

    /** Opens a dialog of the client. Only a plain Submit can; what it opens is asked for with the same data. */
    static ObjectNode dialog(String title, CardAction opened) {
        ObjectNode action = action("Action.Submit", title);
        ObjectNode data = ActionData.write(opened);
        data.putObject("msteams").put("type", "task/fetch");
        action.set("data", data);
        action.put("associatedInputs", "none");
        return action;
    }

    /** Sends a dialog's form. */
    static ObjectNode send(String title, ObjectNode data) {
        ObjectNode action = action("Action.Submit", title);
        action.set("data", data);
        action.put("associatedInputs", "auto");
        action.put("style", "positive");
        return action;
    }

    static ObjectNode toggle(String title, List<String> targets) {
        ObjectNode action = action("Action.ToggleVisibility", title);
        targets.forEach(action.putArray("targetElements")::add);
        return action;
    }

    static ObjectNode look(ObjectNode action, Button.Look look) {
        switch (look) {
            case NORMAL -> {}
            case PRIMARY -> action.put("style", "positive");
            case DANGER -> action.put("style", "destructive");
        }
        return action;
    }

    /** The actions in rows that fit: a set does not break its line everywhere. */
    static List<List<ObjectNode>> rows(List<ObjectNode> actions) {
        List<List<ObjectNode>> rows = new ArrayList<>();
        int width = LONGEST_ROW;
        for (ObjectNode action : actions) {
            int needed = action.path("title").asText().length() + PADDING;
            if (width + needed > LONGEST_ROW || rows.getLast().size() == MOST_IN_A_ROW) {
                rows.add(new ArrayList<>());
                width = 0;
            }
            rows.getLast().add(action);
            width += needed;
        }
        return rows;
    }

    static ObjectNode set(List<ObjectNode> actions) {
        ObjectNode set = JSON.objectNode().put("type", "ActionSet");
        set.putArray("actions").addAll(actions);
        return set;
    }

    private static ObjectNode action(String type, String title) {
        return JSON.objectNode().put("type", type).put("title", PlainText.cut(PlainText.clean(title), LONGEST_TITLE));
    }
}
