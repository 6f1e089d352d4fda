package org.smtpmedic.core.knowledge;

import java.util.List;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** Reads the entries of {@code gates.yaml}, {@code dates.yaml}, {@code sources.yaml} and {@code words.yaml}. */
final class ListReader {

    private ListReader() {}

    static Gate gate(Section in) {
        try (in) {
            int number = in.number("number").orElseGet(() -> {
                in.problem("number", "'number' is missing or wrong");
                return 0;
            });
            if (number < 0 || number > 11) {
                in.problem("number", "'number' must be 0 to 11");
            }
            return new Gate(
                    number,
                    in.text("id", 60),
                    in.text("name", 24),
                    in.text("where", 60),
                    in.oneOf("stopsOAuth", List.of("yes", "no", "partly")),
                    in.text("about", 300));
        }
    }

    static Retirement retirement(Section in) {
        try (in) {
            return new Retirement(
                    in.text("id", 60),
                    in.text("title", 100),
                    in.sections("events", 1).stream().map(ListReader::event).toList(),
                    in.text("before", 1000),
                    in.text("after", 1000),
                    in.references("sources", 1, Target.SOURCE),
                    in.date("asOf"));
        }
    }

    private static Retirement.Event event(Section in) {
        try (in) {
            return new Retirement.Event(
                    in.date("on"),
                    in.text("what", 300),
                    in.oneOf("precision", List.of("day", "end-of-month", "half-year")));
        }
    }

    static WordFamilies.Family words(Section in) {
        try (in) {
            return new WordFamilies.Family(in.text("id", 60), in.texts("any", 1, 100));
        }
    }

    static Source source(Section in) {
        try (in) {
            in.optionalText("date", 10)
                    .filter(date -> !date.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?"))
                    .ifPresent(date -> in.problem("date", "'" + date + "' is not a year, a month or a day"));
            in.optionalText("url", 400)
                    .filter(url -> !url.startsWith("https://"))
                    .ifPresent(_ -> in.problem("url", "'url' must start with https://"));
            return new Source(
                    in.text("id", 60), in.text("title", 300), in.optionalText("url", 400), in.optionalText("date", 10));
        }
    }
}
