package org.smtpmedic.core.testkit;

import java.time.Instant;
import java.util.List;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.casework.CaseView;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathChange;
import org.smtpmedic.core.casework.SelfRetest;
import org.smtpmedic.core.followup.FollowUp;

/** Cards in one line each, for tests that are about what happens and not about how it looks. */
public final class PlainView implements CaseView {

    /** A case of somebody with this name cannot be shown. */
    public static final String POISON = "P0ISON";

    @Override
    public Card caseCard(Case theCase, List<CaseEvent.Recorded> history, Instant now) {
        if (theCase.toString().contains(POISON)) {
            throw new IllegalStateException("not shown: " + theCase);
        }
        return line(theCase.state() + " "
                + theCase.current().finding().causeId().orElse("?") + " ticks="
                + theCase.ticks().stream().map(Case.Tick::stepId).sorted().toList() + " events=" + history.size());
    }

    @Override
    public Card pastRound(Case theCase, Case.Round round, Instant now) {
        return line("past " + round.number() + " " + round.finding().causeId().orElse("?"));
    }

    @Override
    public Card ping(Case theCase, FollowUp followUp, Instant now) {
        return line(
                "ping " + followUp.kind() + " " + theCase.current().finding().verdict());
    }

    @Override
    public Card pingAnswered(Case theCase, FollowUp followUp, String answer, Instant now) {
        return line("answered " + answer);
    }

    @Override
    public Card notice(Notice notice, Instant now) {
        return switch (notice) {
            case Notice.PathRunning running ->
                line("running " + running.run().results().size());
            case Notice.PathTested tested ->
                line("tested "
                        + tested.run().finding().flatMap(Finding::causeId).orElse("-") + " "
                        + tested.change()
                                .map(PathChange::refusal)
                                .map(Enum::name)
                                .orElse("FIRST") + " moved="
                        + tested.change().stream()
                                .flatMap(change -> change.moved().stream())
                                .map(PathChange.Moved::stage)
                                .toList());
            case Notice.LoginPrompt prompt ->
                line("prompt " + prompt.prompt().getClass().getSimpleName()).onlyFor(prompt.to());
            case Notice.LoginNotWaiting none -> line("LoginNotWaiting " + none.another());
            case Notice.MailQuestion question ->
                line("question " + question.questionId()).onlyFor(question.to());
            case Notice.MailAnswered answered -> line("answered " + answered.answer());
            case Notice.LoginWaiting waiting -> line("waiting " + waiting.way());
            case Notice.TokenRead read -> line("token " + read.report().kind());
            case Notice.Retesting retesting -> line("retesting " + state(retesting.series()));
            case Notice.RetestNews news ->
                line("news " + state(news.series()) + " "
                        + news.run().finding().flatMap(Finding::causeId).orElse("-") + " "
                        + news.change().map(PathChange::refusal).map(Enum::name).orElse("FIRST"));
            default -> line(notice.getClass().getSimpleName());
        };
    }

    private static String state(SelfRetest series) {
        return series.plan().looks() + " "
                + series.plan()
                        .dueAt()
                        .map(Object::toString)
                        .or(() -> series.plan().end().map(Enum::name))
                        .orElseThrow();
    }

    private static Card line(String text) {
        return new Card(List.of(new Block.Heading(text)), text);
    }
}
