package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    /** A session that logs in and is refused, without marks: {@code C} and {@code S} stand for those of a program. */
    private static final String REFUSED_LOGIN = """
            S 220 AM0PR02CA0012.outlook.office365.com Microsoft ESMTP MAIL Service ready
            C EHLO printer.contoso.com
            S 250-AM0PR02CA0012.outlook.office365.com Hello [192.0.2.7]
            S 250-SIZE 157286400
            S 250-STARTTLS
            S 250 SMTPUTF8
            C STARTTLS
            S 220 2.0.0 SMTP server ready
            C EHLO printer.contoso.com
            S 250-AM0PR02CA0012.outlook.office365.com Hello [192.0.2.7]
            S 250-AUTH LOGIN XOAUTH2
            S 250 SMTPUTF8
            C AUTH LOGIN
            S 334 VXNlcm5hbWU6
            S 535 5.7.3 Authentication unsuccessful
            C QUIT
            S 221 2.0.0 Service closing transmission channel
            """;

    private static final String NO_LOGIN = REFUSED_LOGIN.substring(0, REFUSED_LOGIN.indexOf("C AUTH")) + """
            C MAIL FROM:<scanner@contoso.com>
            S 530 5.7.57 Client not authenticated to send mail.
            C QUIT
            S 221 2.0.0 Service closing transmission channel
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'C: '                             | 'S: '
            '-> '                             | '<- '
            ' -> '                            | '<** '
            '>>> '                            | '<<< '
            ' ~> '                            | '<~  '
            '> '                              | '< '
            '2026-11-20 08:14:01 CLIENT -> SERVER: ' | '2026-11-20 08:14:01 SERVER -> CLIENT: '
            ''                                | ''
            """)
    void the_marks_of_the_program_do_not_matter(String client, String server) {
        Dialogue dialogue = dialogue(REFUSED_LOGIN, client, server).orElseThrow();

        assertThat(dialogue)
                .isEqualTo(new Dialogue(true, List.of("LOGIN", "XOAUTH2"), Optional.of("LOGIN"), Optional.of("AUTH")));
    }

    @Test
    void a_client_that_never_logs_in_is_told_from_one_that_is_refused() {
        Dialogue dialogue = dialogue(NO_LOGIN, "-> ", "<- ").orElseThrow();

        assertThat(dialogue.login()).isEmpty();
        assertThat(dialogue.offered()).containsExactly("LOGIN", "XOAUTH2");
        assertThat(dialogue.refused()).contains("MAIL FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "535 5.7.3 Authentication unsuccessful",
                "Please send the EHLO command, then AUTH LOGIN, and tell me what comes back.\n250 mails were sent.",
                "EHLO contoso.com",
                "The data is in the table.\n535 rows"
            })
    void a_text_that_is_no_transcript_has_no_dialogue(String text) {
        assertThat(DialogueReader.read(Paste.of(text).folded())).isEmpty();
    }

    @Property
    void any_text_can_be_read(@ForAll String noise) {
        assertThat(dialogue(noise + "\n" + NO_LOGIN + noise, "C: ", "S: ")).isPresent();
    }

    private static Optional<Dialogue> dialogue(String session, String client, String server) {
        String text = session.replaceAll("(?m)^C ", client).replaceAll("(?m)^S ", server);
        return DialogueReader.read(Paste.of(text).folded());
    }
}
