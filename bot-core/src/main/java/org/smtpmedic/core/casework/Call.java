package org.smtpmedic.core.casework;

import java.time.Instant;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;

/** Who or what made the bot act, where and when; {@code eventId} is the same whenever the same thing is looked at again. */
record Call(ConversationRef conversation, Person person, String eventId, Instant now) {}
