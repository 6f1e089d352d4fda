package org.smtpmedic.core.card;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Span;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.card.Block.Text;
import org.smtpmedic.core.chat.Person;

/** Short names for what cards are written with. */
final class Spans {
    private Spans() {}

    static Span plain(String text) {
        return new Span.Plain(text);
    }

    static Span strong(String text) {
        return new Span.Strong(text);
    }

    static Span moment(Instant at, Person reader) {
        return new Span.Moment(at, reader.zone());
    }

    static Span ping(Person person) {
        return new Span.Mention(person.id(), person.name(), true);
    }

    static Text text(Span... spans) {
        return text(Style.NORMAL, spans);
    }

    static Text text(String words) {
        return text(plain(words));
    }

    static Text subtle(Span... spans) {
        return text(Style.SUBTLE, spans);
    }

    static Text text(Style style, Span... spans) {
        return new Text(List.of(spans), style);
    }

    static Block.Buttons buttons(Button... buttons) {
        return new Block.Buttons(List.of(buttons));
    }

    /** Such as {@code 15 min}, {@code 1 h}, {@code 7 days}. */
    static String words(Duration duration) {
        if (duration.compareTo(Duration.ofDays(2)) >= 0) {
            return duration.toDays() + " days";
        }
        long minutes = duration.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
