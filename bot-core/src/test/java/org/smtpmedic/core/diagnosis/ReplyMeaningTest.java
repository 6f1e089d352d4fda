package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyMeaningTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            523 | 5.7.10  | 523: The message needs encryption that the next server does not offer. 5.7.10 is registered as: encryption is needed. The server says that trying again will not help.
            450 | 4.7.25  | 450: The mailbox cannot be used for now. 4.7.25 is registered as: the sending address has no valid reverse DNS entry. The server says that a later attempt may work.
            550 | 5.7.999 | 550: The server refused the mail, the sender or the recipient. 5.7.999 is a number of the server's own. It is about security or policy; login, permission or reputation. The server says that trying again will not help.
            557 | ''      | 557: It is about the mail system. The server says that trying again will not help.
            ''  | 4.4.5   | 4.4.5 is registered as: the mail system is congested. The server says that a later attempt may work.
            535 | 5.9.1   | 535: The server refused the login. 5.9.1 is a number of the server's own. The server says that trying again will not help.
            """)
    void numbers_are_explained_from_the_registries(String code, String enhanced, String expected) {
        assertThat(ReplyMeaning.of(code, enhanced)).isEqualTo(expected);
    }

    @Property
    void any_numbers_have_a_meaning_and_a_question(
            @ForAll @IntRange(min = 200, max = 599) int code,
            @ForAll @IntRange(min = 0, max = 999) int subject,
            @ForAll @IntRange(min = 0, max = 999) int detail) {
        Reply reply = reply(String.valueOf(code), "5." + subject + "." + detail);

        assertThat(ReplyMeaning.of(reply.code(), reply.enhanced())).isNotBlank();
        assertThat(ReplyMeaning.question(reply)).endsWith("?");
    }

    private static Reply reply(String code, String enhanced) {
        return new Reply(code, enhanced, 0, 1);
    }
}
