package org.smtpmedic.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.slack.install.KeyRing.Opened;

class KeyRingTest {
    private static final String OLD = "old:" + base64(1);
    private static final String NEW = "new:" + base64(2);

    @Property(tries = 200)
    void what_is_sealed_opens_with_the_same_key_at_the_same_place(@ForAll String text, @ForAll String place) {
        var keys = ring(NEW);
        assertThat(keys.open(keys.seal(text, place), place)).isEqualTo(new Opened.Plain(utf8(text)));
    }

    @Test
    void the_same_text_is_sealed_differently_each_time_and_never_shows() {
        var keys = ring(NEW);
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            sealed.add(keys.seal("xoxb-secret", "T1|bot"));
        }
        assertThat(sealed).hasSize(100).allSatisfy(each -> assertThat(each).doesNotContain("xoxb"));
    }

    @Test
    void what_was_moved_to_another_place_does_not_open() {
        var keys = ring(NEW);
        String sealed = keys.seal("xoxb-secret", "T1|bot");
        assertThat(keys.open(sealed, "T2|bot")).isInstanceOf(Opened.Tampered.class);
        assertThat(keys.open(sealed, "T1|refresh")).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void one_changed_letter_anywhere_is_noticed() {
        var keys = ring(NEW);
        String sealed = keys.seal("xoxb-secret", "T1|bot");
        for (int i = 0; i < sealed.length(); i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(keys.open(changed, "T1|bot")).isNotInstanceOf(Opened.Plain.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "new:", "new:AAAA", "new:%%%", "xoxb-plain-token"})
    void what_was_never_sealed_does_not_open(String text) {
        assertThat(ring(NEW).open(text, "T1|bot")).isNotInstanceOf(Opened.Plain.class);
    }

    @Test
    void an_old_key_opens_what_it_sealed_and_the_first_key_seals() {
        String sealed = ring(OLD).seal("xoxb-secret", "T1|bot");
        var both = ring(NEW + "\n" + OLD);
        assertThat(both.open(sealed, "T1|bot")).isEqualTo(new Opened.Plain("xoxb-secret"));
        assertThat(both.isCurrent(sealed)).isFalse();
        assertThat(both.isCurrent(both.seal("xoxb-secret", "T1|bot"))).isTrue();
        assertThat(ring(NEW).open(sealed, "T1|bot")).isEqualTo(new Opened.UnknownKey("old"));
    }

    @Test
    void another_key_under_the_same_name_does_not_open() {
        String sealed = ring(NEW).seal("xoxb-secret", "T1|bot");
        assertThat(ring("new:" + base64(3)).open(sealed, "T1|bot")).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void keys_do_not_show_themselves() {
        assertThat(ring(NEW)).hasToString("[keys [new]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "new",
                "new:",
                "new:c2hvcnQ=",
                ":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "ne w:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void what_is_no_list_of_keys_is_refused(String text) {
        assertThat(KeyRing.of(text)).isEmpty();
    }

    static KeyRing ring(String text) {
        return KeyRing.of(text).orElseThrow();
    }

    static String base64(int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Half a surrogate pair is no text; it becomes a question mark. */
    private static String utf8(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
