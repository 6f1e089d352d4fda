package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.moment;
import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Divider;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.knowledge.Catalogue;

/** The bot's own place in a chat program: what is open, what is due, what was solved. */
final class HomeCard {
    private final Catalogue catalogue;
    private final FindingBlocks findings;

    HomeCard(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.findings = new FindingBlocks(catalogue);
    }

    Card of(Notice.Home home) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Your open cases"));
        if (home.open().isEmpty()) {
            blocks.add(text("None. Paste an error to begin one."));
        }
        home.open().forEach(each -> blocks.add(open(each, home.to())));
        blocks.add(new Block.Buttons(List.of(Button.primary("New case", new CardAction.Ask()))));
        if (!home.closed().isEmpty()) {
            blocks.add(new Divider());
            blocks.add(new Heading("Closed lately"));
            home.closed().forEach(each -> blocks.add(closed(each, home.to())));
        }
        blocks.add(new Divider());
        new NoticeCards(catalogue)
                .help().blocks().stream()
                        .filter(block -> !(block instanceof Block.Buttons))
                        .forEach(blocks::add);
        return new Card(blocks, home.open().size() + " open cases.");
    }

    private Block open(Case theCase, Person reader) {
        List<Block.Span> line = new ArrayList<>(
                List.of(strong(theCase.id()), plain(" · " + title(theCase) + " · " + word(theCase.state()))));
        nextDue(theCase).ifPresent(due -> {
            line.add(plain(" · reminder "));
            line.add(moment(due, reader));
        });
        return text(line.toArray(Block.Span[]::new));
    }

    private Block closed(Case theCase, Person reader) {
        return subtle(
                plain(theCase.id() + " · " + title(theCase) + " · " + word(theCase.state()) + " · "),
                moment(theCase.changedAt(), reader));
    }

    private String title(Case theCase) {
        return findings.title(theCase.current().finding());
    }

    private static Optional<Instant> nextDue(Case theCase) {
        return theCase.followUps().stream().map(FollowUp::dueAt).min(Comparator.naturalOrder());
    }

    private static String word(CaseState state) {
        return NoticeCards.words(state);
    }
}
