package org.smtpmedic.core.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.dns.DomainName.Reading;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "contoso.com, contoso.com",
        "' Contoso.COM. ', contoso.com",
        "m\u00fcnchen.example, xn--mnchen-3ya.example",
        "xn--mnchen-3ya.example, xn--mnchen-3ya.example",
        "\u4f8b\u3048\u3002\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "\uff43ontoso.com, contoso.com",
        "a.b-c.example.com, a.b-c.example.com",
    })
    void a_name_in_any_script_becomes_what_the_dns_writes(String typed, String ascii) {
        assertThat(DomainName.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Good.class,
                        good -> assertThat(good.name().ascii()).isEqualTo(ascii));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "user@contoso.com",
                "user@contoso.com\u0000",
                "contoso .com",
                "contoso.com\r\nRCPT TO:<a@b>",
                "contoso\u00a0.com",
                "https://contoso.com/",
                "contoso.com:25",
                "[::1]",
                "::1",
                "fe80::1%eth0",
                "127.0.0.1",
                "127.1",
                "2130706433.0",
                "0177.0.0.01",
                "0x7f.0x0.0x0.0x1",
                "0x7f000001.0x1",
                "\uff11\uff12\uff17.0.0.1",
                "contoso..com",
                ".contoso.com",
                "-contoso.com",
                "contoso-.com",
                "under_score.contoso.com",
                "con\u202etoso.com",
                "stra\u00dfe.example",
                "con\u200dtoso.com",
                "<!channel>.com",
                "con'toso.com",
            })
    void what_is_no_domain_is_refused_with_a_sentence(String typed) {
        assertThat(DomainName.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 100_000})
    void too_long_labels_are_refused(int length) {
        assertThat(DomainName.read("a".repeat(length) + ".com")).isInstanceOf(Reading.Refused.class);
    }

    @Property(tries = 500)
    void whatever_is_typed_a_good_name_is_plain_ascii_and_reads_as_itself(@ForAll String typed) {
        if (DomainName.read(typed + ".com") instanceof Reading.Good(DomainName name)) {
            assertThat(name.ascii()).matches("[a-z0-9.-]{4,253}");
            assertThat(DomainName.read(name.ascii())).isEqualTo(new Reading.Good(name));
        }
    }
}
