package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.followup.FollowUp;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Outbox;

/** Puts cards into their slots. A slot's name says what it shows, so whatever is shown again replaces itself. */
final class Cards {

    private final CaseView view;
    private final CaseStore cases;
    private final Outbox outbox;
    private final SchedulerClient scheduler;

    Cards(CaseView view, CaseStore cases, Outbox outbox, SchedulerClient scheduler) {
        this.view = view;
        this.cases = cases;
        this.outbox = outbox;
        this.scheduler = scheduler;
    }

    /** The case's card stands where its newest round began. */
    void showCase(Case theCase, Instant now) {
        outbox.put(
                scheduler,
                theCase.conversation(),
                roundSlot(theCase, theCase.current()),
                view.caseCard(theCase, cases.history(theCase.id()), now));
    }

    void foldRoundBefore(Case theCase, Instant now) {
        var before = theCase.rounds().get(theCase.rounds().size() - 2);
        outbox.put(scheduler, theCase.conversation(), roundSlot(theCase, before), view.pastRound(theCase, before, now));
    }

    void ping(Case theCase, FollowUp followUp, Instant now) {
        outbox.put(scheduler, theCase.conversation(), pingSlot(followUp), view.ping(theCase, followUp, now));
    }

    void answerPing(Case theCase, FollowUp followUp, String answer, Instant now) {
        outbox.put(
                scheduler,
                theCase.conversation(),
                pingSlot(followUp),
                view.pingAnswered(theCase, followUp, answer, now));
    }

    Card of(Notice notice, Instant now) {
        return view.notice(notice, now);
    }

    void say(ConversationRef conversation, String eventId, Notice notice, Instant now) {
        String slot = "notice:" + eventId + ":" + notice.getClass().getSimpleName();
        outbox.put(scheduler, conversation, slot, view.notice(notice, now));
    }

    /** A test's card stays in its place from the beginning to the end. */
    void test(ConversationRef conversation, String testId, Notice notice, Instant now) {
        outbox.put(scheduler, conversation, "test:" + testId, view.notice(notice, now));
    }

    /** What a person has to do for a login test, in one place beside the test's card. */
    void login(ConversationRef conversation, String testId, Notice notice, Instant now) {
        outbox.put(scheduler, conversation, "login:" + testId, view.notice(notice, now));
    }

    /** The question whether a mail may go out, and what became of it. */
    void mail(ConversationRef conversation, String questionId, Notice notice, Instant now) {
        outbox.put(scheduler, conversation, "mail:" + questionId, view.notice(notice, now));
    }

    /** A series' card stays in its place from the beginning to the end. */
    void retesting(SelfRetest series, Instant now) {
        outbox.put(
                scheduler,
                series.conversation(),
                retestSlot(series),
                view.notice(new Notice.Retesting(series.by(), series), now));
    }

    /** What a retest found that was worth a message of its own. */
    void retestNews(SelfRetest series, PathRun run, Optional<PathChange> change, Instant now) {
        outbox.put(
                scheduler,
                series.conversation(),
                retestSlot(series) + ":" + series.plan().looks(),
                view.notice(new Notice.RetestNews(series.by(), series, run, change), now));
    }

    private static String retestSlot(SelfRetest series) {
        return "retest:" + series.id() + ":" + series.plan().begunAt().toEpochMilli();
    }

    private static String roundSlot(Case theCase, Case.Round round) {
        return "case:" + theCase.id() + ":" + round.number();
    }

    /** One ping per reminder and due time: a repeated delivery lands in the same place, a snoozed one in a new one. */
    private static String pingSlot(FollowUp followUp) {
        return "ping:" + followUp.id() + ":" + followUp.dueAt().toEpochMilli();
    }
}
