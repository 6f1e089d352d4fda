package org.smtpmedic.core.casework;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;

/**
 * Who may have something tested: a test sends mail, or knocks at somebody's server, in the name of whoever runs this. The operator's choice
 * comes first; the administrators of a place can choose fewer people, never more.
 */
public final class TestRule {
    private static final String ADMINS = "Only administrators may have something tested here.";
    private static final String NAMED =
            "Whoever runs me has named the people who may have something tested, and you are not among them.";
    private static final String CHOSEN =
            "The administrators here have named the people who may have something tested, and you are not among them.";

    private final Testers configured;
    private final Function<String, Place> places;

    /** {@code places} knows each platform by its name. */
    public TestRule(Testers configured, Function<String, Place> places) {
        this.configured = Objects.requireNonNull(configured);
        this.places = Objects.requireNonNull(places);
    }

    /** What only the platform knows. */
    public interface Place {
        /** Whom the administrators have chosen where {@code conversation} is. */
        Testers chosen(ConversationRef conversation);

        /** Whether {@code person} is an administrator there. May ask the platform, and says no where that does not answer. */
        boolean isAdmin(ConversationRef conversation, Person person);

        /** Where nobody can choose, and nobody is an administrator. */
        Place PLAIN = new Place() {
            @Override
            public Testers chosen(ConversationRef conversation) {
                return new Testers.Everyone();
            }

            @Override
            public boolean isAdmin(ConversationRef conversation, Person person) {
                return false;
            }
        };
    }

    /** Everybody may. */
    public static TestRule everyone() {
        return new TestRule(new Testers.Everyone(), _ -> Place.PLAIN);
    }

    /** Why {@code person} may not, as a sentence for them; empty where they may. */
    public Optional<String> refusal(ConversationRef conversation, Person person) {
        Place place = places.apply(conversation.platform());
        return refusal(configured, NAMED, place, conversation, person)
                .or(() -> refusal(place.chosen(conversation), CHOSEN, place, conversation, person));
    }

    private static Optional<String> refusal(
            Testers testers, String named, Place place, ConversationRef conversation, Person person) {
        return switch (testers) {
            case Testers.Everyone _ -> Optional.empty();
            case Testers.Admins _ -> place.isAdmin(conversation, person) ? Optional.empty() : Optional.of(ADMINS);
            case Testers.Only(var people) -> people.contains(person.id()) ? Optional.empty() : Optional.of(named);
        };
    }
}
