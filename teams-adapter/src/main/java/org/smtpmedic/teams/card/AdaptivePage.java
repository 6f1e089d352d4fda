package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Facts.Fact;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Block.GateRow.GateMark;
import org.smtpmedic.core.card.Block.Quote;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.StepItem;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.Block.TickState;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.PlainText;

/** One go at rendering blocks. */
final class AdaptivePage {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_CODE = 8000;
    private static final String GONE = "There is more than fits here. The export has everything.";
    private static final String DETAILS = "Details";

    /** How much of a block is shown. */
    enum Shown {
        FULL,
        /** What would unfold is asked for with a button instead. */
        SHORT,
        GONE
    }

    private final AdaptiveText text = new AdaptiveText();
    private final boolean dialogs;
    private int ids;

    /** {@code dialogs}: whether forms and details open as dialogs of the client. */
    AdaptivePage(boolean dialogs) {
        this.dialogs = dialogs;
    }

    Map<String, AdaptiveText.Mentioned> mentions() {
        return text.mentions();
    }

    List<ObjectNode> render(List<Block> blocks, Map<Integer, Shown> shown) {
        Column column = new Column();
        for (int i = 0; i < blocks.size(); i++) {
            Shown how = shown.getOrDefault(i, Shown.FULL);
            if (how != Shown.GONE) {
                column.add(blocks.get(i), how);
            }
        }
        if (shown.containsValue(Shown.GONE)) {
            column.put(text.paragraph(List.of(new Span.Plain(GONE)), Style.SUBTLE));
        }
        return column.finish();
    }

    private String nextId() {
        return "u" + ++ids;
    }

    private static String shown(String words) {
        return PlainText.cut(PlainText.clean(words), 200);
    }

    private static ObjectNode element(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode hidden(String id, List<ObjectNode> items) {
        ObjectNode container = element("Container").put("id", id).put("isVisible", false);
        container.putArray("items").addAll(items);
        return container;
    }

    /** Elements one below the other. Actions that follow each other share a row; what they unfold comes below the row. */
    private final class Column {
        private final List<ObjectNode> elements = new ArrayList<>();
        private final List<ObjectNode> row = new ArrayList<>();
        private final List<ObjectNode> unfolding = new ArrayList<>();
        private boolean line;

        List<ObjectNode> finish() {
            endRow();
            return elements;
        }

        void add(Block block, Shown shown) {
            switch (block) {
                case Block.Heading heading -> put(AdaptiveText.heading(heading.text()));
                case Block.Text paragraph -> put(text.paragraph(paragraph.spans(), paragraph.style()));
                case Block.Facts facts -> facts.facts().forEach(fact -> put(fact(fact)));
                case Block.GateRow gates -> put(gates(gates.marks()));
                case Quote quote -> put(quote(quote));
                case Block.Code code -> put(code(code.text()));
                case StepItem step -> put(step(step, shown));
                case Block.Buttons buttons -> buttons.buttons().forEach(this::button);
                case Block.Fold fold -> fold(fold, shown);
                case Form form -> form(form);
                case Block.Divider _ -> {
                    endRow();
                    line = true;
                }
            }
        }

        void put(ObjectNode element) {
            endRow();
            append(element);
        }

        private void append(ObjectNode element) {
            if (line) {
                element.put("separator", true).put("spacing", "Medium");
                line = false;
            }
            elements.add(element);
        }

        private void endRow() {
            AdaptiveActions.rows(row).forEach(actions -> append(AdaptiveActions.set(actions)));
            row.clear();
            unfolding.forEach(this::append);
            unfolding.clear();
        }

        private void button(Button button) {
            button.confirm()
                    .ifPresentOrElse(
                            confirm -> confirmed(button, confirm),
                            () -> row.add(AdaptiveActions.execute(button, button.label(), "none")));
        }

        private void confirmed(Button button, Button.Confirm confirm) {
            String id = nextId();
            row.add(AdaptiveActions.look(AdaptiveActions.toggle(button.label(), List.of(id)), button.look()));
            Column question = new Column();
            question.put(text.paragraph(List.of(new Span.Strong(confirm.title())), Style.NORMAL));
            question.put(text.paragraph(List.of(new Span.Plain(confirm.text())), Style.NORMAL));
            question.row.add(AdaptiveActions.execute(button, confirm.yes(), "none"));
            question.row.add(AdaptiveActions.toggle(confirm.no(), List.of(id)));
            unfolding.add(hidden(id, question.finish()).put("style", "emphasis"));
        }

        private void fold(Block.Fold fold, Shown shown) {
            if (shown == Shown.SHORT) {
                asked(Button.of(fold.label(), fold.open()));
                return;
            }
            unfold(fold.label(), fold.blocks());
        }

        /** Details that are not on the card: a dialog shows them to who asks, a click tells the conversation. */
        private void asked(Button button) {
            if (dialogs && button.action() instanceof CardAction.ShowDetails) {
                row.add(AdaptiveActions.dialog(button.label(), button.action()));
            } else {
                button(button);
            }
        }

        private void unfold(String label, List<Block> blocks) {
            String id = nextId();
            row.add(AdaptiveActions.toggle(label, List.of(id)));
            Column inside = new Column();
            // Details inside of what is folded already are asked for: unfolding twice is no help, and the bytes count.
            blocks.forEach(block -> inside.add(block, block instanceof StepItem ? Shown.SHORT : Shown.FULL));
            unfolding.add(hidden(id, inside.finish()));
        }

        /** Behind a button of its own: an empty field is noise until somebody has something to type. */
        private void form(Form form) {
            if (dialogs) {
                row.add(AdaptiveActions.dialog(form.label(), form.send().action()));
                return;
            }
            String id = nextId();
            row.add(AdaptiveActions.toggle(form.label(), List.of(id)));
            Column inside = new Column();
            inside.put(field(form));
            inside.row.add(AdaptiveActions.execute(form.send(), form.send().label(), "auto"));
            unfolding.add(hidden(id, inside.finish()));
        }

        private ObjectNode step(StepItem step, Shown shown) {
            Column inside = new Column();
            inside.put(text.paragraph(List.of(new Span.Strong(step.number() + ". " + step.title())), Style.NORMAL));
            if (!step.caption().isEmpty()) {
                inside.put(text.paragraph(step.caption(), Style.SUBTLE).put("spacing", "None"));
            }
            step.tick().ifPresent(inside::button);
            if (shown == Shown.FULL) {
                inside.unfold(DETAILS, step.details());
            } else {
                inside.asked(Button.of(DETAILS, step.showDetails()));
            }
            return columns(box(step.state()), inside.finish());
        }
    }

    static ObjectNode field(Form form) {
        return element("Input.Text")
                .put("id", form.fieldId())
                .put("label", shown(form.label()))
                .put("placeholder", shown(form.placeholder()))
                .put("isMultiline", form.multiline())
                .put("maxLength", form.maxLength())
                .put("isRequired", true)
                .put("errorMessage", "Please type something first.");
    }

    private static ObjectNode columns(ObjectNode left, List<ObjectNode> right) {
        ObjectNode set = element("ColumnSet");
        ArrayNode columns = set.putArray("columns");
        columns.addObject()
                .put("type", "Column")
                .put("width", "auto")
                .putArray("items")
                .add(left);
        columns.addObject()
                .put("type", "Column")
                .put("width", "stretch")
                .putArray("items")
                .addAll(right);
        return set;
    }

    private static ObjectNode box(TickState state) {
        ObjectNode block = AdaptiveText.richBlock();
        ObjectNode run =
                AdaptiveText.run(block.withArray("inlines"), state.sign()).put("weight", "Bolder");
        if (state instanceof TickState.Done) {
            run.put("color", "Good");
        }
        return block;
    }

    private static ObjectNode fact(Fact fact) {
        ObjectNode block = AdaptiveText.richBlock().put("spacing", "Small");
        ArrayNode inlines = block.withArray("inlines");
        AdaptiveText.run(inlines, fact.label() + ": ").put("weight", "Bolder");
        AdaptiveText.run(inlines, fact.value());
        return block;
    }

    private static ObjectNode gates(List<GateMark> marks) {
        ObjectNode block = AdaptiveText.richBlock();
        ArrayNode inlines = block.withArray("inlines");
        for (GateMark mark : marks) {
            if (!inlines.isEmpty()) {
                AdaptiveText.run(inlines, "  ·  ").put("isSubtle", true);
            }
            // A no-break space keeps the sign with its name.
            ObjectNode run = AdaptiveText.run(inlines, mark.mark().sign() + "\u00A0" + mark.name());
            switch (mark.mark()) {
                case PASSED -> run.put("color", "Good");
                case SHUT -> run.put("color", "Attention").put("weight", "Bolder");
                case UNKNOWN -> run.put("isSubtle", true);
            }
        }
        return block;
    }

    private static ObjectNode quote(Quote quote) {
        ObjectNode block = AdaptiveText.richBlock();
        ArrayNode inlines = block.withArray("inlines");
        quoted(inlines, quote.before());
        quoted(inlines, quote.marked())
                .ifPresent(run -> run.put("weight", "Bolder").put("highlight", true));
        quoted(inlines, quote.after());
        return box(List.of(block));
    }

    private static Optional<ObjectNode> quoted(ArrayNode inlines, String words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(AdaptiveText.run(inlines, AdaptiveText.breakable(PlainText.cut(words, 1500)))
                        .put("fontType", "Monospace"));
    }

    /** One element a line: not every client breaks lines inside of one. */
    private static ObjectNode code(String code) {
        return box(PlainText.cut(code, LONGEST_CODE)
                .lines()
                .map(line -> AdaptiveText.code(line).put("spacing", "None"))
                .toList());
    }

    private static ObjectNode box(List<ObjectNode> items) {
        ObjectNode container = element("Container").put("style", "emphasis");
        container.putArray("items").addAll(items);
        return container;
    }
}
