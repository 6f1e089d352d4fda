package org.smtpmedic.core.card;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The small language of cards. Every renderer is one exhaustive {@code switch} over these types, so a new type is a compile error
 * until every platform can show it. All text is plain: a renderer escapes whatever its platform would interpret.
 */
public sealed interface Block {

    /** The card's title line. */
    record Heading(String text) implements Block {}

    /** A paragraph made of spans. */
    record Text(List<Span> spans, Style style) implements Block {
        public Text {
            spans = List.copyOf(spans);
        }
    }

    /** How much a paragraph stands out. */
    enum Style {
        NORMAL(""),
        /** Small print: sources, dates, who did what. */
        SUBTLE(""),
        GOOD("✅ "),
        WARNING("⚠️ "),
        DANGER("⛔ ");

        private final String sign;

        Style(String sign) {
            this.sign = sign;
        }

        /** What stands before the paragraph, so that it tells without colour; may be empty. */
        public String sign() {
            return sign;
        }
    }

    /** A piece of a paragraph. */
    sealed interface Span {
        record Plain(String text) implements Span {}

        record Strong(String text) implements Span {}

        record Code(String text) implements Span {}

        /** A moment, shown in the reader's own zone where the platform can, else in {@code zone} of the person meant. */
        record Moment(Instant at, ZoneId zone) implements Span {}

        /** A person of the conversation, mentioned (and so notified) where {@code ping} is set. */
        record Mention(String personId, String name, boolean ping) implements Span {}

        record Link(String text, String url) implements Span {}
    }

    /** Labels with values, such as "Server: …". */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        public record Fact(String label, String value) {}
    }

    /** The chain of gates as a row of marks; readable without colour. */
    record GateRow(List<GateMark> marks) implements Block {
        public GateRow {
            marks = List.copyOf(marks);
        }

        public record GateMark(String name, Mark mark) {}

        public enum Mark {
            /** The message got past it. */
            PASSED("✓"),
            /** Here it was stopped. */
            SHUT("✗"),
            /** Not known. */
            UNKNOWN("?");

            private final String sign;

            Mark(String sign) {
                this.sign = sign;
            }

            public String sign() {
                return sign;
            }
        }
    }

    /** Words quoted from the paste. {@code marked} is the part that proves the point; context may surround it. */
    record Quote(String before, String marked, String after) implements Block {}

    /** Text to copy: a command, an export. Kept as it is, in a fixed-width face. */
    record Code(String text) implements Block {}

    /**
     * One step of a checklist.
     *
     * @param state ticked or open, by whom and when
     * @param tick the button that ticks or opens it again
     * @param details what unfolds: why, where to click, commands, verification, risk
     */
    record StepItem(
            int number,
            String title,
            List<Span> caption,
            TickState state,
            Optional<Button> tick,
            List<Block> details,
            CardAction showDetails)
            implements Block {
        public StepItem {
            caption = List.copyOf(caption);
            details = List.copyOf(details);
        }
    }

    /** Whether a step is done. */
    sealed interface TickState {
        /** The box that stands before the step. */
        String sign();

        record Open() implements TickState {
            @Override
            public String sign() {
                return "☐";
            }
        }

        record Done(String personName, Instant at, ZoneId zone) implements TickState {
            @Override
            public String sign() {
                return "✓";
            }
        }
    }

    /** Buttons side by side; at most one of them primary. */
    record Buttons(List<Button> buttons) implements Block {
        public Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * Something to press.
     *
     * @param label at most 30 characters
     * @param speech what a screen reader says, where the label alone does not tell
     * @param confirm asked before anything happens
     */
    record Button(String label, CardAction action, Look look, Optional<String> speech, Optional<Confirm> confirm) {
        public enum Look {
            NORMAL,
            PRIMARY,
            DANGER
        }

        public record Confirm(String title, String text, String yes, String no) {}

        public static Button of(String label, CardAction action) {
            return new Button(label, action, Look.NORMAL, Optional.empty(), Optional.empty());
        }

        public static Button primary(String label, CardAction action) {
            return new Button(label, action, Look.PRIMARY, Optional.empty(), Optional.empty());
        }
    }

    /** Something that unfolds on demand. Where a platform cannot unfold in place, {@code open} asks for it as a dialog. */
    record Fold(String label, List<Block> blocks, CardAction open) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /** A field to type into, and the button that sends it. The typed text arrives under the field's id. */
    record Form(String fieldId, String label, String placeholder, boolean multiline, int maxLength, Button send)
            implements Block {
        public Form {
            Objects.requireNonNull(fieldId);
        }
    }

    /** A thin line between parts. */
    record Divider() implements Block {}
}
