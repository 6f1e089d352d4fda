package org.smtpmedic.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conversations that end the same on every chat platform. A platform's test extends this over the whole program with the bundled catalogue, no
 * test mailbox, {@link #clock} and {@link #path}, and plays the people through {@link #people}.
 */
public abstract class AdapterContract {
    protected static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    protected static final String BAD_PASSWORD =
            "535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]";

    protected static final String MAILBOX = "scanner@contoso.com";

    protected static final String SECRET_SEEN = "There was a secret in that message";
    protected static final String CAUSE = "switched off for the whole organization";
    protected static final String REMIND = "I changed it – remind me";
    protected static final String CANCEL = "Cancel this test";
    protected static final String MAIL_QUESTION = "Send a real mail?";

    protected final LeapingClock clock = new LeapingClock();
    protected final ScriptedPath path = new ScriptedPath(TENANT_OFF);

    /** What people can do, whatever the platform. Everything happens in one conversation. */
    public interface People {
        /** Somebody begins the conversation with the bot. */
        void begins(String person, String text);

        /** Somebody goes on in the conversation, without calling the bot. */
        void says(String person, String text);

        /** Somebody gives the command {@code /smtp-test} where all can see the answer. */
        void commands(String person, String arguments);

        /** Somebody presses the first button, of all cards, that reads so or that a screen reader calls so; and is sure, where that is asked. */
        void presses(String person, String label);

        /** The same for a button that asks for something, which is then typed and sent. */
        void fillsIn(String person, String label, String text);

        /** Waits until something that holds {@code words} can be read by {@code person}: a card, a private word, a dialog. */
        void sees(String person, String words);

        /** Whether {@code person} can read these words now, somewhere. */
        boolean canSee(String person, String words);

        /** How many cards that everybody sees hold these words. */
        int cardsWith(String words);

        /** How many cards mention {@code person} so that they notice. */
        int pingsTo(String person);

        /** What {@code person} is called on cards. */
        String nameOf(String person);

        /** Presses a button again that a card no longer shows, as somebody with an old screen would. */
        void pressesStale(String person, String label);

        /** Presses a button that this program never made. */
        void pressesUnknown(String person);

        /** Time passes. */
        void timePasses(Duration howLong);
    }

    protected abstract People people();

    @Test
    @Proves({Feature.DIAGNOSIS, Feature.CHECKLIST, Feature.CHANGED_ERROR, Feature.CLOSING})
    void the_story_from_the_error_to_it_works() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", CAUSE);
        people().presses("ana", "Mark done");
        people().sees("ben", "Done by " + people().nameOf("ana"));
        people().presses("ben", "Mark done");
        people().sees("ana", "Done by " + people().nameOf("ben"));
        people().sees("ana", "Done by " + people().nameOf("ana"));

        people().presses("ben", REMIND);
        people().sees("ana", "Testing earlier is fine");
        people().fillsIn("ana", "Paste a new error", BAD_PASSWORD);
        people().sees("ben", "The error changed");
        people().presses("ben", "It works");
        people().sees("ana", "Mail goes through again");
        assertThat(people().cardsWith("Mail goes through again")).isEqualTo(1);

        people().presses("ana", "Open again");
        people().sees("ben", REMIND);
    }

    @Test
    @Proves(Feature.REMINDER)
    void a_ping_mentions_who_waits_and_comes_again_when_it_was_snoozed() {
        people().begins("ana", TENANT_OFF);
        people().sees("ben", REMIND);
        people().presses("ben", REMIND);
        people().sees("ana", "Testing earlier is fine");
        assertThat(people().pingsTo("ben")).isZero();

        people().timePasses(Duration.ofHours(30));
        people().sees("ana", "your change should have arrived by now");
        people().sees("ana", "Does it work, or is there a new error?");
        assertThat(people().pingsTo("ben")).isEqualTo(1);
        assertThat(people().pingsTo("ana")).isZero();
        people().presses("ben", "15 min");
        people().sees("ana", "Snoozed for 15 minutes");
        assertThat(people().pingsTo("ben")).isZero();

        people().timePasses(Duration.ofMinutes(16));
        people().sees("ana", "Stop reminding");
        assertThat(people().pingsTo("ben")).isEqualTo(1);
        people().presses("ana", "It works");
        people().sees("ben", "Mail goes through again");
    }

    @Test
    @Proves(Feature.STALE)
    void a_button_of_a_closed_case_is_answered_and_revives_nothing() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", REMIND);
        people().presses("ana", "It works");
        people().sees("ana", "Mail goes through again");
        people().pressesStale("ben", REMIND);
        people().sees("ben", "is closed already");
        assertThat(people().cardsWith("Testing earlier is fine")).isZero();
    }

    @Test
    @Proves(Feature.UNKNOWN)
    void a_button_that_nobody_knows_is_answered_and_does_nothing() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", REMIND);
        people().pressesUnknown("ben");
        people().sees("ben", "I do not know that button any more");
        assertThat(people().cardsWith(REMIND)).isEqualTo(1);
    }

    @Test
    @Proves(Feature.NOT_AN_ERROR)
    void what_is_no_error_is_answered_with_what_is_needed() {
        people().begins("ana", "it does not work");
        people().sees("ana", "found no mail error");
    }

    @Test
    @Proves(Feature.SECRET)
    void a_secret_is_hidden_and_the_person_is_told() {
        people().begins("ana", TENANT_OFF + "\npassword=Sommer2026!");
        people().sees("ana", SECRET_SEEN);
        people().sees("ana", CAUSE);
        assertThat(people().cardsWith("Sommer2026")).isZero();
    }

    @Test
    @Proves(Feature.DETAILS)
    void the_details_of_a_step_can_be_read() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", REMIND);
        people().presses("ben", "Details");
        people().sees("ben", "As of ");
    }

    @Test
    @Proves(Feature.PATH_TEST)
    void a_mail_path_is_tested_on_one_card_that_fills() {
        people().commands("ana", "contoso.com");
        people().sees("ben", "Running: 2 of");
        path.goOn();
        people().sees("ben", "Test of contoso.com");
        people().sees("ben", CAUSE);
        assertThat(people().cardsWith("Testing contoso.com")).isZero();
        assertThat(people().cardsWith("Test of contoso.com")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Sign in at Microsoft, signs in, The code is of no use any more",
        "Password in a private form, types the password, The link is of no use any more"
    })
    @Proves(Feature.LOGIN_CANCELLED)
    void a_login_that_is_waited_for_is_cancelled_by_who_asked_for_it_alone(String way, String waits, String useless) {
        isLookedAt();
        people().presses("ana", way);
        people().sees("ana", CANCEL);
        people().sees("ben", "I wait until " + people().nameOf("ana") + " " + waits);
        people().presses("ben", CANCEL);
        people().sees("ben", "Only the person who is to log in can cancel that");
        assertThat(people().cardsWith("I wait until")).isEqualTo(1);

        people().presses("ana", CANCEL);
        people().sees("ana", useless);
        people().sees("ben", "Login test cancelled");
        assertThat(people().cardsWith("I wait until")).isZero();
        people().presses("ben", "Start again");
        people().sees("ana", "I wait until " + people().nameOf("ben") + " " + waits);
        assertThat(path.logins.tests()).isZero();
        path.logins.goOn();
        people().sees("ana", "Logged in as " + MAILBOX);
        assertThat(path.logins.tests()).as("not the cancelled one").isEqualTo(1);
    }

    @Test
    @Proves(Feature.MAIL_QUESTION)
    void a_test_mail_goes_out_when_who_asked_for_it_said_yes_to_the_question() {
        isAskedAboutAMail();
        people().presses("ben", "Send it");
        people().sees("ben", "Nothing was sent");
        assertThat(path.logins.mails()).isZero();
        people().presses("ana", "Send it");
        people().sees("ana", "You said yes");
        people().sees("ben", "A mail is on its way to " + MAILBOX);
        assertThat(path.logins.mails()).isEqualTo(1);
    }

    @Test
    @Proves(Feature.MAIL_QUESTION)
    void no_test_mail_goes_out_after_a_no() {
        isAskedAboutAMail();
        people().presses("ana", "Send nothing");
        people().sees("ana", "No mail is sent");
        assertThat(path.logins.tests()).as("but the login before the question").isEqualTo(1);
        assertThat(path.logins.mails()).isZero();
    }

    /** The mailbox was tested without a login, and logins are offered. */
    protected final void isLookedAt() {
        path.goOn();
        people().commands("ana", MAILBOX);
        people().sees("ana", "Test the login");
    }

    /** Ana has logged in, and the bot asks her whether a mail may go out. */
    protected final void isAskedAboutAMail() {
        isLookedAt();
        path.logins.goOn();
        people().presses("ana", "Password in a private form");
        people().presses("ana", "Send a test message");
        people().sees("ana", MAIL_QUESTION);
        assertThat(path.logins.mails()).isZero();
    }
}
