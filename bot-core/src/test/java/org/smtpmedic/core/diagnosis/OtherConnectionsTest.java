package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class OtherConnectionsTest {

    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CatalogueLoader.bundled());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: connect ECONNREFUSED 203.0.113.9:587",
                "Error: connect ECONNREFUSED 127.0.0.1:1025",
                "ConnectionRefusedError: [Errno 111] Connection refused",
                "connect to mail.contoso.com port 25: Connection refused",
                "redis is up, the mailer is not: Connection refused",
                "GET https://contoso.com:443/ worked\nsmtp.office365.com:587: Connection refused"
            })
    void a_failure_without_another_port_or_program_is_one_of_mail(String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best())
                .hasValueSatisfying(best -> assertThat(best.cause().id()).isEqualTo("connection-refused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: connect ECONNREFUSED 203.0.113.9:5432",
                "Error: connect ECONNREFUSED [2001:db8::7]:443",
                "ssh: connect to host contoso.com port 22: Connection refused",
                "redis: Connection refused",
                "mysql -h db\nConnection refused",
                "a connection timeout, not a refusal:\n\nError: connect ETIMEDOUT 203.0.113.9:5432"
            })
    void a_failure_at_the_port_or_in_the_words_of_another_program_is_none_of_mail(String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dial tcp 203.0.113.9:587: i/o timeout   | 587
            smtp.contoso.com:465                    | 465
            [2001:db8::7]:25                        | 25
            port 25                                 | 25
            Port=465, tls                           | 465
            port: 587                               | 587
            at 08:22:13                             | ''
            08:22                                   | ''
            (node:net:1555:16)                      | ''
            2001:db8::7                             | ''
            rv:53.0                                 | ''
            support 25 people                       | ''
            203.0.113.9:123456                      | ''
            """)
    void a_port_stands_behind_a_host_or_its_name(String text, String port) {
        FoldedText folded = Folding.fold(text, List.of());

        assertThat(PortNumbers.between(folded, 0, folded.length()))
                .isEqualTo(port.isEmpty() ? List.of() : List.of(port));
    }
}
