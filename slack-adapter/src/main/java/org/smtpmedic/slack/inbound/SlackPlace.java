package org.smtpmedic.slack.inbound;

import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.casework.TestRule;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.event.Arrival.Who;

/** Whom the administrators of a workspace have chosen to test, and who they are. */
public final class SlackPlace implements TestRule.Place {
    private final Places places;
    private final People people;

    public SlackPlace(Places places, People people) {
        this.places = places;
        this.people = people;
    }

    @Override
    public Testers chosen(ConversationRef conversation) {
        Set<String> chosen = Address.parse(conversation.address())
                .map(address -> places.testers(address.team()))
                .orElse(Set.of());
        return chosen.isEmpty() ? new Testers.Everyone() : new Testers.Only(chosen);
    }

    @Override
    public boolean isAdmin(ConversationRef conversation, Person person) {
        return Address.parse(conversation.address())
                .filter(address -> people.isAdmin(new Who(address.team(), person.id(), Optional.empty())))
                .isPresent();
    }
}
