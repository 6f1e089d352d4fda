package org.smtpmedic.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What else ends the same where a conversation is one of people in which the bot takes part, and not the bot's own page. */
public abstract class GroupContract extends AdapterContract {

    @Test
    @Proves(Feature.ALONE)
    void what_concerns_one_person_is_shown_to_nobody_else() {
        people().begins("ana", TENANT_OFF + "\npassword=Sommer2026!");
        people().sees("ana", SECRET_SEEN);
        people().sees("ben", CAUSE);
        assertThat(people().canSee("ben", SECRET_SEEN)).isFalse();
    }

    @Test
    @Proves(Feature.NEXT_ERROR)
    void small_talk_beside_a_case_is_left_alone_and_the_next_error_is_not() {
        people().begins("ana", TENANT_OFF);
        people().sees("ana", REMIND);
        people().says("ben", "thanks, I am looking at it");
        people().says("ben", BAD_PASSWORD);
        people().sees("ana", "The error changed");
        assertThat(people().cardsWith("found no mail error")).isZero();
        assertThat(people().canSee("ben", "found no mail error")).isFalse();
    }

    @Test
    @Proves(Feature.ALONE)
    void a_sign_in_code_is_shown_to_nobody_else() {
        isLookedAt();
        people().presses("ana", "Sign in at Microsoft");
        people().sees("ana", ScriptedLogins.CODE);
        people().sees("ben", "I wait until");
        assertThat(people().canSee("ben", ScriptedLogins.CODE)).isFalse();
        assertThat(people().canSee("ben", CANCEL)).isFalse();
        path.logins.goOn();
        people().sees("ben", "Logged in as " + MAILBOX);
    }

    @Test
    @Proves(Feature.ALONE)
    void the_question_before_a_test_mail_is_shown_to_nobody_else() {
        isAskedAboutAMail();
        assertThat(people().canSee("ben", MAIL_QUESTION)).isFalse();
    }
}
