package org.smtpmedic.server.teams;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.teams.activity.Core;

/**
 * The core as the Teams adapter sees it.
 *
 * @param wake has due deliveries looked for at once
 */
public record TeamsCore(CaseService service, Outbox outbox, SchedulerClient scheduler, Runnable wake) implements Core {
    @Override
    public void handle(ChatEvent event) {
        service.handle(event);
    }

    @Override
    public void tell(ConversationRef conversation, String slot, Card card) {
        outbox.put(scheduler, conversation, slot, card);
        wake.run();
    }

    @Override
    public boolean isNextError(ConversationRef conversation, String text) {
        return service.isNextError(conversation, text);
    }

    @Override
    public Card details(ConversationRef conversation, Person person, CardAction.ShowDetails action) {
        return service.details(conversation, person, action);
    }

    @Override
    public Optional<Card> shownBy(ConversationRef conversation, String messageId) {
        return outbox.shownBy(conversation, messageId);
    }
}
