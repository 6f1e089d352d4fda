package org.smtpmedic.core.casework;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.Json;
import org.smtpmedic.core.store.RetryThenBury;
import org.smtpmedic.core.store.TaskRows;

/**
 * The question whether a mail may really go out. What a platform asks before it passes a click on can be left out by whoever makes the click
 * up, so the question is ours: it has an id that cannot be guessed, and takes one answer, of the person who was asked, within ten minutes. An
 * open question is a task that goes off when its time is over.
 */
final class MailQuestions {
    private static final TaskDescriptor<String> QUESTION = TaskDescriptor.of("mail-question", String.class);
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final Database database;
    private final SchedulerClient scheduler;
    private final Cards cards;
    private final Turns turns;
    private final InstantSource clock;

    MailQuestions(Database database, SchedulerClient scheduler, Cards cards, Turns turns, InstantSource clock) {
        this.database = database;
        this.scheduler = scheduler;
        this.cards = cards;
        this.turns = turns;
        this.clock = clock;
    }

    /** What was asked whom, about the login of which test. */
    record Question(ConversationRef conversation, Person person, String testId, LoginWay way) {}

    /** Asks, within the caller's transaction. */
    void ask(Call call, PathRun run, LoginWay way) {
        var id = UUID.randomUUID().toString();
        var question = new Question(call.conversation(), call.person(), run.id(), way);
        scheduler.scheduleIfNotExists(
                QUESTION.instance(id).data(Json.write(question)).build(),
                call.now().plus(OPEN));
        cards.mail(call.conversation(), id, new Notice.MailQuestion(call.person(), id, run, way), call.now());
    }

    /** Takes the answer, within the caller's transaction; empty where this person has no such question to answer. */
    Optional<Question> answer(Call call, String id, Notice.MailAnswered.Answer answer) {
        var question = TaskRows.data(database, QUESTION.instanceId(id))
                .map(data -> Json.read(data, Question.class))
                .filter(each -> each.conversation().equals(call.conversation()))
                .filter(each -> each.person().id().equals(call.person().id()))
                .filter(_ -> TaskRows.cancel(database, QUESTION.instanceId(id)));
        question.ifPresent(
                _ -> cards.mail(call.conversation(), id, new Notice.MailAnswered(call.person(), answer), call.now()));
        return question;
    }

    /** The task that goes off when a question was not answered; for the scheduler. */
    CustomTask<String> task() {
        return Tasks.custom(QUESTION.getTaskName(), String.class)
                .onFailure(new RetryThenBury<>(database, clock))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    var question = Json.read(instance.getData(), Question.class);
                    var late = new Notice.MailAnswered(question.person(), Notice.MailAnswered.Answer.TOO_LATE);
                    turns.run(
                            question.conversation(),
                            () -> cards.mail(question.conversation(), instance.getId(), late, clock.instant()));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }
}
