package org.smtpmedic.core.probe.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.core.probe.target.TargetVerdict.Allowed;
import org.smtpmedic.core.probe.target.TargetVerdict.Malformed;
import org.smtpmedic.core.probe.target.TargetVerdict.NotAllowed;

/** What somebody may type to get past the guard. */
class HostileNameTest {
    private static final TargetGuard GUARD =
            new TargetGuard(TargetPolicy.standard(), host -> List.of(InetAddress.ofLiteral("8.8.8.8")));

    static Stream<String> noTargetAtAll() {
        return Stream.of(
                "",
                " ",
                ".",
                ":587",
                "smtp.office365.com:",
                "smtp.office365.com:0",
                "smtp.office365.com:0587",
                "smtp.office365.com:+587",
                "smtp.office365.com:-1",
                "smtp.office365.com:587x",
                "smtp.office365.com:123456",
                "smtp.office365.com:587:587",
                "smtp.office365.com: 587",
                "smtp.office365.com 587",
                " smtp.office365.com",
                "smtp.office365.com\r\nRCPT TO:<x>",
                "smtp.office365.com\u0000.example.com",
                "smtp.office365.com\t",
                "user@smtp.office365.com",
                "user:pw@127.0.0.1:25",
                "us\u0007er@host",
                "https://smtp.office365.com",
                "//127.0.0.1",
                "10.0.0.0/8",
                "smtp..office365.com",
                ".smtp.office365.com",
                "smtp.office365.com..",
                "-smtp.office365.com",
                "smtp-.office365.com",
                "smtp_relay.contoso.com",
                "smtp.office365.com%00",
                "smtp\\.office365.com",
                "a".repeat(300) + ".com",
                "a".repeat(64) + ".com",
                "a.".repeat(127) + "com",
                "x".repeat(100_000),
                "smtp.\u043effice365.com",
                "smtp\u3002office365\u3002com",
                "smtp.office365.com\u200b",
                "\uff11\uff12\uff17.0.0.1",
                "\u2460\u2461\u2466.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "127.0.0.0x1",
                "0177.0.0.1",
                "127.0.0.01",
                "017700000001",
                "256.0.0.1",
                "1.2.3.4.5",
                "127.0.0.1.1",
                "::1",
                "::1:25",
                "2001:db8::1",
                "[::1",
                "[::1]25",
                "[::1]x",
                "[]",
                "[127.0.0.1]",
                "[fe80::1%eth0]",
                "[fe80::1%25eth0]:587",
                "[::1::2]",
                "[12345::1]",
                "[1:2:3:4:5:6:7:8:9]",
                "[smtp.office365.com]",
                "[::1]]");
    }

    @ParameterizedTest
    @MethodSource("noTargetAtAll")
    void is_refused_with_one_clear_sentence_that_does_not_repeat_it(String typed) {
        assertThat(GUARD.judge(typed, Set.of())).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.sentence()).endsWith(".").hasSizeBetween(20, 160);
            assertThat(malformed.sentence()).matches("[ -~]+");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:25",
                "127.0.0.1",
                "127.0.0.1:587",
                "[::1]:587",
                "[::ffff:127.0.0.1]",
                "[::ffff:8.8.8.8]:25",
                "8.8.8.8",
                "8.8.8.8:25",
                "[2a01:111:f400::1]:25",
                "169.254.169.254",
                "intranet",
                "metadata.google.internal",
                "db.corp.example.com:25",
                "smtp.office365.com.example.com",
                "xsmtp.office365.com",
                "mail.protection.outlook.com.example.com",
                "mail.protection.outlook.com",
                "evilmail.protection.outlook.com.example.net",
                "xn--smtp-4we.office365.com",
                "smtp.xn--ffice365-2fh.com",
                "127.0.0.1.nip.io",
                "smtp.office365.com:22",
                "smtp.office365.com:80",
                "smtp.office365.com:2525",
                "smtp.office365.com:65535",
                "smtp.office365.com:99999",
            })
    void what_is_not_on_the_list_is_not_allowed_and_nothing_more_is_said(String typed) {
        assertThat(GUARD.judge(typed, Set.of())).isEqualTo(new NotAllowed());
    }

    @Property
    void nothing_typed_breaks_the_guard_or_gets_past_it(@ForAll String typed) {
        assertThat(GUARD.judge(typed, Set.of())).isNotInstanceOf(Allowed.class);
    }
}
