package org.smtpmedic.teams.activity;

import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;

/** What the adapter asks of the core. */
public interface Core {

    /** Takes an event in; when this returns, nothing of it can be lost. */
    void handle(ChatEvent event);

    /** Says something of the adapter's own; again for the same slot, it replaces what was said. */
    void tell(ConversationRef conversation, String slot, Card card);

    /** Whether what was said there without calling the bot is the next error of an open case. */
    boolean isNextError(ConversationRef conversation, String text);

    /** What a step or a fold keeps unfolded. */
    Card details(ConversationRef conversation, Person person, CardAction.ShowDetails action);

    /** The latest card behind a message of ours; empty where it is not the core's. */
    Optional<Card> shownBy(ConversationRef conversation, String messageId);
}
