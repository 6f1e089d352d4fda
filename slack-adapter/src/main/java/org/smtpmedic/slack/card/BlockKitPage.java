package org.smtpmedic.slack.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Facts.Fact;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Block.GateRow.GateMark;
import org.smtpmedic.core.card.Block.GateRow.Mark;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.StepItem;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.PlainText;

/** One go at rendering blocks. {@code compact}: a step takes one block, without its "Details" button. */
final class BlockKitPage {
    private static final String DETAILS = "Details";
    private static final int BUTTONS_IN_A_ROW = 5;
    private static final int CODE_BLOCKS = 4;

    private final boolean compact;
    private final List<ObjectNode> rendered = new ArrayList<>();
    /** Buttons that follow each other share a row. */
    private final List<ObjectNode> row = new ArrayList<>();

    private int buttons;

    BlockKitPage(boolean compact) {
        this.compact = compact;
    }

    List<ObjectNode> render(List<Block> blocks) {
        blocks.forEach(this::add);
        endRow();
        return rendered;
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> put(BlockElements.header(heading.text()));
            case Block.Text text -> text(text);
            case Block.Facts facts ->
                sections("", facts.facts().stream().flatMap(BlockKitPage::fact).toList());
            case Block.GateRow gates -> put(BlockElements.context(gates(gates.marks())));
            case Block.Quote quote -> put(BlockElements.quote(quote));
            case Block.Code code -> code(code.text());
            case StepItem step -> step(step);
            case Block.Buttons group -> buttons(group);
            case Block.Fold fold -> row.add(button(Button.of(fold.label(), fold.open())));
            case Form form -> row.add(opener(form));
            case Block.Divider _ -> put(BlockElements.divider());
        }
    }

    /** Beside the buttons of a reminder, it can be handed over. */
    private void buttons(Block.Buttons group) {
        group.buttons().forEach(button -> row.add(button(button)));
        group.buttons().stream()
                .map(Button::action)
                .flatMap(action -> reminder(action).stream())
                .findFirst()
                .ifPresent(followUpId -> row.add(BlockElements.handOver(followUpId)));
    }

    private static Optional<String> reminder(CardAction action) {
        if (action instanceof CardAction.Snooze snooze) {
            return Optional.of(snooze.followUpId());
        }
        return action instanceof CardAction.CancelReminder cancel ? Optional.of(cancel.followUpId()) : Optional.empty();
    }

    private void put(ObjectNode block) {
        endRow();
        rendered.add(block);
    }

    private void endRow() {
        for (int from = 0; from < row.size(); from += BUTTONS_IN_A_ROW) {
            rendered.add(BlockElements.actions(
                    List.copyOf(row.subList(from, Math.min(row.size(), from + BUTTONS_IN_A_ROW)))));
        }
        row.clear();
    }

    private void text(Block.Text text) {
        if (text.style() == Style.SUBTLE) {
            Mrkdwn.pieces("", text.spans(), BlockKitLimits.CONTEXT_TEXT)
                    .forEach(piece -> put(BlockElements.context(piece)));
        } else {
            sections(text.style().sign(), text.spans());
        }
    }

    private void sections(String sign, List<Span> spans) {
        Mrkdwn.pieces(sign, spans, BlockKitLimits.SECTION_TEXT).forEach(piece -> put(BlockElements.section(piece)));
    }

    private static Stream<Span> fact(Fact fact) {
        return Stream.of(new Span.Strong(fact.label() + ":"), new Span.Plain(" "), new Span.Plain(fact.value() + "\n"));
    }

    private static String gates(List<GateMark> marks) {
        String line = marks.stream().map(BlockKitPage::gate).collect(Collectors.joining("  ·  "));
        return PlainText.cut(line, BlockKitLimits.CONTEXT_TEXT);
    }

    private static String gate(GateMark mark) {
        String text = mark.mark().sign() + " " + Mrkdwn.literal(mark.name());
        return mark.mark() == Mark.SHUT ? "*" + text + "*" : text;
    }

    private void code(String text) {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (!chunk.isEmpty() && chunk.length() + line.length() >= BlockKitLimits.RICH_TEXT) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            chunk.append(chunk.isEmpty() ? "" : "\n").append(line);
        }
        chunks.add(chunk.toString());
        chunks.stream().limit(CODE_BLOCKS).forEach(part -> put(BlockElements.preformatted(part)));
        if (chunks.size() > CODE_BLOCKS) {
            put(BlockElements.context("The text goes on; this message holds its beginning."));
        }
    }

    private void step(StepItem step) {
        List<Span> line = new ArrayList<>();
        line.add(new Span.Plain(step.state().sign() + " "));
        line.add(new Span.Strong(step.number() + ". " + step.title()));
        line.add(new Span.Plain("\n"));
        line.addAll(step.caption());
        ObjectNode section = BlockElements.section(
                Mrkdwn.pieces("", line, BlockKitLimits.SECTION_TEXT).getFirst());
        put(section);
        if (compact) {
            step.tick().ifPresent(tick -> section.set("accessory", button(tick)));
        } else {
            step.tick().ifPresent(tick -> row.add(button(tick)));
            row.add(button(new Button(
                    DETAILS,
                    step.showDetails(),
                    Button.Look.NORMAL,
                    java.util.Optional.of("Details of step " + step.number() + ": " + step.title()),
                    java.util.Optional.empty())));
            endRow();
        }
    }

    private ObjectNode button(Button button) {
        return BlockElements.button(BlockKitRenderer.ACTION + ++buttons, button);
    }

    private ObjectNode opener(Form form) {
        Button open = new Button(
                form.label(),
                form.send().action(),
                form.send().look(),
                form.send().speech(),
                form.send().confirm());
        return BlockElements.button(BlockKitRenderer.FORM + ++buttons, open);
    }
}
