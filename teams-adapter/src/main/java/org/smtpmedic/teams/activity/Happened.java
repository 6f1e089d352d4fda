package org.smtpmedic.teams.activity;

import java.time.Instant;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.teams.store.Address;

/** Where something counts, and who did it: the activity's own conversation, or the one that a detoured message stands for. */
record Happened(Incoming incoming, Address address, Person person, Instant at) {

    ChatEvent.Header header() {
        return header("");
    }

    /** The header of one of several events that an activity holds. */
    ChatEvent.Header header(String part) {
        return new ChatEvent.Header(incoming.eventId() + part, address.reference(), person, at);
    }
}
