package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.readback.ToolReading;

/** What the pasted output of another program was read as. */
final class OutputCards {
    private OutputCards() {}

    static Card of(Notice.OutputRead notice) {
        ToolReading reading = notice.reading();
        String title = "Read as the result of " + reading.tool().title();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(title));
        blocks.add(verdict(reading));
        blocks.addAll(StageLines.of(seen(reading)));
        reading.server().ifPresent(server -> blocks.add(text(plain("Server: " + server))));
        return new Card(blocks, title + ": " + inShort(reading));
    }

    private static Block verdict(ToolReading reading) {
        return reading.trouble()
                .map(broken ->
                        text(Style.DANGER, strong(stage(broken)), plain(". " + StageLines.words(broken.explanation()))))
                .orElseGet(() -> text(Style.GOOD, plain(inShort(reading))));
    }

    private static String inShort(ToolReading reading) {
        return reading.trouble()
                .map(broken -> stage(broken) + ".")
                .or(() -> reading.furthest()
                        .map(last -> "Nothing that it shows stands in the way; it got as far as \""
                                + last.stage().title() + "\"."))
                .orElse("It shows no stage of a test.");
    }

    private static String stage(StageResult broken) {
        String ending = broken.outcome() instanceof Outcome.Silent ? " said neither yes nor no" : " failed";
        return broken.stage().title() + ending;
    }

    private static List<StageResult> seen(ToolReading reading) {
        return reading.results().stream()
                .filter(result -> !(result.outcome() instanceof Outcome.NotTested))
                .toList();
    }
}
