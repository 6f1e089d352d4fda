package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Readings.TENANT_OFF;
import static org.smtpmedic.core.testkit.Workbench.HERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TestRuleTest {
    private final TestDatabase kind;

    TestRuleTest(TestDatabase kind) {
        this.kind = kind;
    }

    @ParameterizedTest
    @CsvSource({
        // configured, chosen, person, may test
        "everyone, everyone, ana, true",
        "everyone, everyone, root, true",
        "everyone, admins, ana, false",
        "everyone, admins, root, true",
        "everyone, ana, ana, true",
        "everyone, ana, ben, false",
        "everyone, ana, root, false",
        "admins, everyone, ana, false",
        "admins, everyone, root, true",
        "admins, ana, ana, false",
        "admins, root, root, true",
        "ana, everyone, ana, true",
        "ana, everyone, ben, false",
        "ana, everyone, root, false",
        "ana, ben, ana, false",
        "ana, ben, ben, false",
        "ana, admins, ana, false",
    })
    void both_the_operator_and_the_place_must_let_a_person_test(
            String configured, String chosen, String person, boolean may) {
        var refusal = rule(testers(configured), testers(chosen)).refusal(HERE, person(person));
        assertThat(refusal.isEmpty()).isEqualTo(may);
        refusal.ifPresent(sentence -> assertThat(sentence).endsWith("."));
    }

    @Test
    void each_platform_is_asked_about_its_own_places() {
        var rule = new TestRule(
                new Testers.Everyone(),
                name -> name.equals("test") ? place(new Testers.Only(Set.of())) : TestRule.Place.PLAIN);
        assertThat(rule.refusal(HERE, person("ana"))).isPresent();
        assertThat(rule.refusal(new ConversationRef("other", "here"), person("ana")))
                .isEmpty();
    }

    @Test
    void who_may_not_test_is_told_so_and_nothing_is_tested(@TempDir Path folder) {
        try (var bench = new Workbench(kind.in(folder), true)) {
            bench.testers = place(testers("ana"));
            bench.says(SAM, TENANT_OFF);
            bench.commands(SAM, "contoso.com");
            bench.commands(SAM, "");
            bench.presses(SAM, new CardAction.Retest(bench.openCase().id()));
            bench.presses(SAM, HERE, new CardAction.Ask(), Map.of(CardAction.Ask.FIELD, "contoso.com"));
            bench.platform.await(
                    "four answers", () -> bench.platform.slots("notice:").size() == 4);
            bench.awaitQuiet();
            assertThat(bench.platform.slots("notice:"))
                    .allSatisfy(slot -> assertThat(slot).endsWith("NoTester"));
            assertThat(bench.platform.slots("test:")).isEmpty();
        }
    }

    private static Testers testers(String words) {
        return switch (words) {
            case "everyone" -> new Testers.Everyone();
            case "admins" -> new Testers.Admins();
            default -> new Testers.Only(Set.of(words));
        };
    }

    private static TestRule rule(Testers configured, Testers chosen) {
        return new TestRule(configured, _ -> place(chosen));
    }

    private static TestRule.Place place(Testers chosen) {
        return new TestRule.Place() {
            @Override
            public Testers chosen(ConversationRef conversation) {
                return chosen;
            }

            @Override
            public boolean isAdmin(ConversationRef conversation, Person person) {
                return person.id().equals("root");
            }
        };
    }

    private static Person person(String id) {
        return new Person(id, id, ZoneOffset.UTC);
    }
}
