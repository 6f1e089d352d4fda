package org.smtpmedic.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Conversations that end the same on every chat platform. A platform's test extends this over the whole program with the bundled catalogue
 * and no test mailbox, and plays the people through {@link #people}.
 */
public abstract class AdapterContract {
    protected static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    protected static final String BAD_PASSWORD =
            "535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]";

    /** What people can do, whatever the platform. Everything happens in one conversation. */
    public interface People {
        /** Somebody begins the conversation with the bot. */
        void begins(String person, String text);

        /** Somebody goes on in the conversation, without calling the bot. */
        void says(String person, String text);

        /** Somebody presses the first button, of all cards, that reads so or that a screen reader calls so. */
        void presses(String person, String label);

        /** The same for a button that asks for something, which is then typed and sent. */
        void fillsIn(String person, String label, String text);

        /** Waits until something that holds {@code words} can be read by {@code person}: a card, a private word, a dialog. */
        void sees(String person, String words);

        /** How many cards that everybody sees hold these words. */
        int cardsWith(String words);

        /** What {@code person} is called on cards. */
        String nameOf(String person);

        /** Presses a button again that a card no longer shows, as somebody with an old screen would. */
        void pressesStale(String person, String label);
    }

    protected abstract People people();

    @Test
    void the_story_from_the_error_to_it_works() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", "switched off for the whole organization");
        people().presses("ana", "Mark done");
        people().sees("ben", "Done by " + people().nameOf("ana"));
        people().presses("ben", "Mark done");
        people().sees("ana", "Done by " + people().nameOf("ben"));
        people().sees("ana", "Done by " + people().nameOf("ana"));

        people().presses("ben", "I changed it – remind me");
        people().sees("ana", "Testing earlier is fine");
        people().fillsIn("ana", "Paste a new error", BAD_PASSWORD);
        people().sees("ben", "The error changed");
        people().presses("ben", "It works");
        people().sees("ana", "Mail goes through again");
        assertThat(people().cardsWith("Mail goes through again")).isEqualTo(1);
    }

    @Test
    void a_button_of_a_closed_case_is_answered_and_revives_nothing() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", "I changed it – remind me");
        people().presses("ana", "It works");
        people().sees("ana", "Mail goes through again");
        people().pressesStale("ben", "I changed it – remind me");
        people().sees("ben", "is closed already");
        assertThat(people().cardsWith("Testing earlier is fine")).isZero();
    }

    @Test
    void small_talk_beside_a_case_is_left_alone_and_the_next_error_is_not() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", "I changed it – remind me");
        people().says("ben", "thanks, I am looking at it");
        people().says("ben", BAD_PASSWORD);
        people().sees("ana", "The error changed");
        assertThat(people().cardsWith("found no mail error")).isZero();
    }

    @Test
    void what_is_no_error_is_answered_with_what_is_needed() {
        people().begins("ana", "it does not work");
        people().sees("ana", "found no mail error");
    }

    @Test
    void a_secret_is_hidden_and_the_person_is_told() {
        people().begins("ana", TENANT_OFF + "\npassword=Sommer2026!");
        people().sees("ana", "There was a secret in that message");
        people().sees("ana", "switched off for the whole organization");
        assertThat(people().cardsWith("Sommer2026")).isZero();
    }

    @Test
    void the_details_of_a_step_can_be_read() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", "I changed it – remind me");
        people().presses("ben", "Details");
        people().sees("ben", "As of ");
    }
}
