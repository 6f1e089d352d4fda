package org.smtpmedic.core.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.knowledge.CatalogueIssues.Target;

/** Reads {@code steps/<id>.yaml}. */
final class StepReader {

    private static final int TITLE = 75;
    private static final int WHY = 300;
    private static final int LONG = 1000;
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![$@%\\w])\\{([A-Za-z]{1,30})}");

    private StepReader() {}

    static Step read(Section in, String expectedId) {
        try (in) {
            Step step = new Step(
                    CauseReader.id(in, expectedId),
                    in.text("title", TITLE),
                    in.text("why", WHY),
                    in.choice("kind", Step.Kind.class),
                    in.text("role", 200),
                    in.text("licence", 200),
                    in.section("portal").map(StepReader::portal),
                    commands(in),
                    verify(in.required("verify")),
                    in.section("wait").map(StepReader::waiting),
                    risk(in.required("risk")),
                    in.section("undo").map(StepReader::undo),
                    in.references("safer", 0, Target.STEP),
                    in.texts("notes", 0, LONG),
                    in.references("sources", 1, Target.SOURCE),
                    in.date("asOf"));
            requireUndo(in, step);
            return step;
        }
    }

    private static void requireUndo(Section in, Step step) {
        boolean loosens = step.risk().level().compareTo(Step.Risk.Level.HIGH) >= 0;
        if (loosens && step.kind() == Step.Kind.FIX && step.undo().isEmpty()) {
            in.problem("risk", "A fix of high or critical risk needs 'undo'");
        }
    }

    private static Step.Portal portal(Section in) {
        try (in) {
            Optional<String> url = in.optionalText("url", 300);
            url.filter(value -> !value.startsWith("https://"))
                    .ifPresent(_ -> in.problem("url", "'url' must start with https://"));
            return new Step.Portal(in.text("name", 100), url, in.texts("path", 1, 200));
        }
    }

    private static Step.Verify verify(Section in) {
        try (in) {
            return new Step.Verify(in.text("look", LONG), commands(in));
        }
    }

    private static Step.Wait waiting(Section in) {
        try (in) {
            Duration suggest = in.duration("suggest");
            Optional<Duration> atMost = in.optionalDuration("atMost");
            if (atMost.isPresent() && atMost.get().compareTo(suggest) < 0) {
                in.problem("atMost", "'atMost' is shorter than 'suggest'");
            }
            return new Step.Wait(suggest, atMost, in.choice("basis", Step.Wait.Basis.class));
        }
    }

    private static Step.Risk risk(Section in) {
        try (in) {
            Step.Risk.Level level = in.choice("level", Step.Risk.Level.class);
            Optional<String> note = in.optionalText("note", LONG);
            if (level.compareTo(Step.Risk.Level.MEDIUM) >= 0 && note.isEmpty()) {
                in.problem("level", "A risk of medium or more needs 'note'");
            }
            return new Step.Risk(level, note);
        }
    }

    private static Step.Undo undo(Section in) {
        try (in) {
            return new Step.Undo(in.duration("after"), in.text("title", 100), commands(in));
        }
    }

    private static List<String> commands(Section in) {
        List<String> commands = in.texts("powershell", 0, 2000);
        for (String command : commands) {
            Matcher matcher = PLACEHOLDER.matcher(command);
            while (matcher.find()) {
                if (!Placeholders.NAMES.contains(matcher.group(1))) {
                    in.problem("powershell", "There is no placeholder {" + matcher.group(1) + "}");
                }
            }
        }
        return commands;
    }
}
