package org.smtpmedic.slack.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.TestDatabase;

/** What the adapter keeps of people, and how it lets go of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
record PlacesTest(TestDatabase kind, @TempDir Path folder) {

    @Test
    void a_forgotten_tester_is_named_nowhere_and_nobody_else_may_test_because_of_it() {
        try (Database database = Database.open(kind.in(folder))) {
            Places places = new Places(database);
            places.letTest("T1", Set.of("U1", "U2"));
            places.letTest("T2", Set.of("U1"));
            places.asked(Address.direct("T1", "U1"), "U1");

            assertThat(places.forget("teams", "U1")).isZero();
            assertThat(places.forget("slack", "U1")).isEqualTo(3);
            assertThat(places.testers("T1")).contains("U2").doesNotContain("U1");
            assertThat(places.testers("T2")).isNotEmpty().doesNotContain("U1", "U2");
            assertThat(places.testers("T3")).isEmpty();
            assertThat(places.askerIn(Address.direct("T1", "U1"))).isEmpty();
            assertThat(places.forget("slack", "U1")).isZero();
        }
    }

    @Test
    void slack_never_hears_of_nobody() {
        var blocks = JsonNodeFactory.instance.arrayNode();
        new HomeSettings(Set.of(), Set.of(Places.NOBODY), true).addTo(blocks);
        assertThat(blocks.toString()).contains("\"text\":\"Nobody\"").doesNotContain("initial_users");
    }
}
