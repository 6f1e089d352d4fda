package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Fold;
import org.smtpmedic.core.card.Block.StepItem;
import org.smtpmedic.core.card.Block.TickState;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.PlainText;
import org.smtpmedic.teams.card.AdaptivePage.Shown;

/**
 * Cards as Adaptive Cards 1.5, never larger than a budget whatever the card holds. What is too large shrinks in this order,
 * until it fits: details of done steps, of open steps, of folds (each the last first; a button then asks for them instead of
 * unfolding them), then whole steps, then everything else, each from the end, with a line that says so.
 */
public final class AdaptiveCardRenderer {
    /** Bytes of a card. Teams takes 100 KB for a whole activity, counted in UTF-16; a small card is also a fast one. */
    public static final int BUDGET = 25_000;

    public static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

    private static final String VERSION = "1.5";
    private static final int LONGEST_FALLBACK = 1000;

    private final int budget;
    private final boolean dialogs;

    /** Cards of at most {@link #BUDGET} bytes. */
    public AdaptiveCardRenderer() {
        this(BUDGET);
    }

    /** Cards of at most {@code budget} bytes, for a client that takes more than Teams does. */
    public AdaptiveCardRenderer(int budget) {
        this(budget, false);
    }

    private AdaptiveCardRenderer(int budget, boolean dialogs) {
        this.budget = budget;
        this.dialogs = dialogs;
    }

    /** Cards of at most {@link #BUDGET} bytes whose forms, and details that do not fit, are asked for as dialogs. */
    public static AdaptiveCardRenderer withDialogs() {
        return new AdaptiveCardRenderer(BUDGET, true);
    }

    /** The content of an attachment of type {@link #CONTENT_TYPE}. */
    public ObjectNode render(Card card) {
        Map<Integer, Shown> shown = new HashMap<>();
        ObjectNode rendered = render(card, shown);
        for (Reduction reduction : reductions(card.blocks())) {
            if (size(rendered) <= budget) {
                return rendered;
            }
            shown.put(reduction.index(), reduction.to());
            rendered = render(card, shown);
        }
        return rendered;
    }

    private record Reduction(int index, Shown to) {}

    private static List<Reduction> reductions(List<Block> blocks) {
        List<Reduction> order = new ArrayList<>();
        add(
                order,
                blocks,
                block -> block instanceof StepItem step && step.state() instanceof TickState.Done,
                Shown.SHORT);
        add(
                order,
                blocks,
                block -> block instanceof StepItem step && step.state() instanceof TickState.Open,
                Shown.SHORT);
        add(order, blocks, block -> block instanceof Fold, Shown.SHORT);
        add(order, blocks, block -> block instanceof StepItem, Shown.GONE);
        add(order, blocks, block -> !(block instanceof StepItem), Shown.GONE);
        return order;
    }

    private static void add(List<Reduction> order, List<Block> blocks, Predicate<Block> which, Shown to) {
        IntStream.range(0, blocks.size())
                .map(i -> blocks.size() - 1 - i)
                .filter(index -> which.test(blocks.get(index)))
                .forEach(index -> order.add(new Reduction(index, to)));
    }

    private ObjectNode render(Card card, Map<Integer, Shown> shown) {
        AdaptivePage page = new AdaptivePage(dialogs);
        List<ObjectNode> body = page.render(card.blocks(), shown);
        String words = PlainText.cut(PlainText.clean(card.fallback()), LONGEST_FALLBACK);
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("type", "AdaptiveCard")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("version", VERSION)
                .put("fallbackText", words)
                .put("speak", words.replaceAll("[<>&]", " "));
        root.putArray("body").addAll(body);
        root.set("msteams", teams(page.mentions()));
        return root;
    }

    private static ObjectNode teams(Map<String, AdaptiveText.Mentioned> mentions) {
        ObjectNode teams = JsonNodeFactory.instance.objectNode().put("width", "Full");
        if (!mentions.isEmpty()) {
            ArrayNode entities = teams.putArray("entities");
            mentions.forEach((markup, person) -> entities.addObject()
                    .put("type", "mention")
                    .put("text", markup)
                    .putObject("mentioned")
                    .put("id", person.id())
                    .put("name", person.name()));
        }
        return teams;
    }

    static int size(ObjectNode card) {
        return card.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
