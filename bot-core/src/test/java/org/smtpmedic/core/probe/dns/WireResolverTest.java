package org.smtpmedic.core.probe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WireResolverTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ZoneServer server = ZoneServer.start();
    private final DnsLookup lookup = new WireResolver(List.of(server.address()), PATIENCE).within(LONG);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void found_nothing_there_and_no_such_name_are_three_answers() {
        server.a("mail.contoso.com", "192.0.2.1", "192.0.2.2");

        assertThat(lookup.ask("mail.contoso.com", RecordType.A).records(DnsRecord.Address.class))
                .extracting(record -> record.address().getHostAddress())
                .containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
        assertThat(lookup.ask("mail.contoso.com", RecordType.MX)).isInstanceOf(Answer.NoData.class);
        assertThat(lookup.ask("contoso.com", RecordType.MX)).isInstanceOf(Answer.NoData.class);
        assertThat(lookup.ask("gone.contoso.com", RecordType.A)).isInstanceOf(Answer.NoName.class);
    }

    @Test
    void a_failure_comes_with_the_resolvers_own_reason() {
        server.broken("contoso.com");

        assertThat(lookup.ask("contoso.com", RecordType.TXT))
                .isInstanceOfSatisfying(
                        Answer.Failure.class,
                        failure -> assertThat(failure.reason())
                                .contains("SERVFAIL")
                                .containsIgnoringCase("bogus"));
    }

    @Test
    void silence_is_told_apart_and_ends() {
        server.silent("contoso.com");

        assertThat(lookup.ask("contoso.com", RecordType.TXT))
                .isInstanceOfSatisfying(
                        Answer.Timeout.class,
                        timeout -> assertThat(timeout.waited())
                                .isBetween(PATIENCE.multipliedBy(2), PATIENCE.multipliedBy(6)));
    }

    @Test
    void after_its_time_nothing_is_asked_any_more() {
        server.a("contoso.com", "192.0.2.1");
        DnsLookup late = new WireResolver(List.of(server.address()), PATIENCE).within(Duration.ZERO);

        assertThat(late.ask("contoso.com", RecordType.A)).isInstanceOf(Answer.Timeout.class);
    }

    @Test
    void the_next_resolver_is_asked_when_one_is_silent_or_fails() {
        server.silent("silent.contoso.com").broken("broken.contoso.com");
        try (ZoneServer second = ZoneServer.start()) {
            second.a("silent.contoso.com", "192.0.2.3").a("broken.contoso.com", "192.0.2.3");
            DnsLookup both = new WireResolver(List.of(server.address(), second.address()), PATIENCE).within(LONG);

            assertThat(both.ask("silent.contoso.com", RecordType.A)).isInstanceOf(Answer.Found.class);
            assertThat(both.ask("broken.contoso.com", RecordType.A)).isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void forty_kilobytes_of_text_come_over_tcp() {
        String text = "x".repeat(40_000);
        server.txt("contoso.com", text);

        assertThat(lookup.ask("contoso.com", RecordType.TXT).records(DnsRecord.Text.class))
                .containsExactly(new DnsRecord.Text(text));
        assertThat(server.askedOverTcp()).containsExactly("contoso.com");
    }

    @Test
    void aliases_and_dnssec_are_shown() {
        server.cname("autodiscover.contoso.com", "autodiscover.outlook.com")
                .cname("autodiscover.outlook.com", "hosted.example.com")
                .a("hosted.example.com", "2001:db8::1")
                .signed("autodiscover.contoso.com");

        assertThat(lookup.ask("autodiscover.contoso.com", RecordType.AAAA))
                .isInstanceOfSatisfying(Answer.Found.class, found -> {
                    assertThat(found.path().aliases())
                            .containsExactly("autodiscover.outlook.com", "hosted.example.com");
                    assertThat(found.path().authenticated()).isTrue();
                });
    }

    @Test
    void an_alias_to_nothing_is_no_name_with_the_alias_shown() {
        server.cname("a.contoso.com", "gone.example.com");

        assertThat(lookup.ask("a.contoso.com", RecordType.TXT))
                .isEqualTo(new Answer.NoName(new Answer.Path(List.of("gone.example.com"), false)));
    }

    @Test
    void a_circle_of_aliases_is_a_failure() {
        server.cname("a.contoso.com", "b.contoso.com").cname("b.contoso.com", "a.contoso.com");

        assertThat(lookup.ask("a.contoso.com", RecordType.A)).isInstanceOf(Answer.Failure.class);
    }

    @Test
    void names_that_cannot_exist_are_not_asked_for() {
        for (String name : List.of("", "a..b", "a".repeat(64) + ".com", "a.".repeat(200) + "com", "\u4f8b.com")) {
            assertThat(lookup.ask(name, RecordType.A)).isEqualTo(new Answer.NoName(Answer.Path.DIRECT));
        }
    }
}
