package org.smtpmedic.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.probe.Secret;

/** The arrows between modules and packages. A wrong import is a red build, not a review comment. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("test-classes"))
            .importPackages("org.smtpmedic");

    private static final String CORE = "org.smtpmedic.core..";
    private static final String SLACK = "org.smtpmedic.slack..";
    private static final String TEAMS = "org.smtpmedic.teams..";
    private static final String SERVER = "org.smtpmedic.server..";
    private static final String SIMULATOR = "org.smtpmedic.simulator..";

    @Test
    void the_core_knows_no_platform_no_server_and_no_simulator() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        SLACK,
                        TEAMS,
                        SERVER,
                        SIMULATOR,
                        "com.slack..",
                        "com.microsoft.bot..",
                        "org.eclipse.jetty..",
                        "picocli..")
                .check(OURS);
    }

    @Test
    void the_adapters_know_the_core_and_not_each_other() {
        noClasses()
                .that()
                .resideInAPackage(SLACK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TEAMS, SERVER, SIMULATOR, "com.microsoft..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage(TEAMS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SLACK, SERVER, SIMULATOR, "com.slack..")
                .check(OURS);
    }

    @Test
    void the_retired_sdk_is_known_to_one_class_and_tokens_to_their_packages() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.smtpmedic.teams.connector.SdkConnector")
                .and()
                .haveNameNotMatching("org\\.smtpmedic\\.teams\\.connector\\.SdkConnector\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.microsoft.bot..")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.smtpmedic.teams.gate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(OURS);
    }

    @Test
    void the_simulator_knows_nothing_of_the_bot() {
        noClasses()
                .that()
                .resideInAPackage(SIMULATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, SLACK, TEAMS, SERVER)
                .check(OURS);
    }

    /** The diagnosis undoes the encodings of a mail with the same library; that is reading, and no connection. */
    @Test
    void only_the_probe_speaks_smtp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.smtpmedic.core.probe..")
                .and()
                .doNotHaveFullyQualifiedName("org.smtpmedic.core.diagnosis.EncodedText")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
                .check(OURS);
    }

    @Test
    void only_the_dns_package_speaks_dns() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.smtpmedic.core.probe.dns..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill.DNS..")
                .check(OURS);
    }

    @Test
    void only_who_asks_entra_for_tokens_knows_its_library() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.smtpmedic.core.probe.oauth..", "org.smtpmedic.teams.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.microsoft.aad..")
                .check(OURS);
    }

    @Test
    void only_a_probe_reveals_a_secret() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.smtpmedic.core.probe..")
                .should()
                .callMethod(Secret.class, "revealTo", Function.class)
                .check(OURS);
    }

    @Test
    void only_the_store_speaks_sql_in_the_core() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackage("org.smtpmedic.core.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.zaxxer..", "org.flywaydb..")
                .check(OURS);
    }

    @Test
    void knowledge_and_diagnosis_know_nothing_of_cases_and_chats() {
        noClasses()
                .that()
                .resideInAnyPackage("org.smtpmedic.core.knowledge..", "org.smtpmedic.core.diagnosis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.smtpmedic.core.chat..",
                        "org.smtpmedic.core.casework..",
                        "org.smtpmedic.core.card..",
                        "org.smtpmedic.core.followup..",
                        "org.smtpmedic.core.probe..",
                        "org.smtpmedic.core.store..")
                .check(OURS);
    }

    @Test
    void a_probe_reports_and_never_decides() {
        noClasses()
                .that()
                .resideInAPackage("org.smtpmedic.core.probe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.smtpmedic.core.casework..",
                        "org.smtpmedic.core.card..",
                        "org.smtpmedic.core.chat..",
                        "org.smtpmedic.core.store..",
                        "org.smtpmedic.core.followup..")
                .check(OURS);
    }

    @Test
    void only_the_adapter_of_slack_knows_slacks_libraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SLACK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "org.java_websocket..")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackages(SLACK, "org.smtpmedic.teams.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..")
                .check(OURS);
        slices().matching("org.smtpmedic.slack.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void time_is_passed_in() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, SLACK, TEAMS, SIMULATOR)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(OURS);
    }

    @Test
    void the_packages_of_the_program_form_no_circle() {
        slices().matching("org.smtpmedic.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void the_web_package_knows_nothing_of_the_bot() {
        noClasses()
                .that()
                .resideInAPackage("org.smtpmedic.server.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, "org.smtpmedic.server.local..", "org.smtpmedic.server.demo..")
                .check(OURS);
    }

    @Test
    void only_the_web_package_knows_jetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.smtpmedic.server.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(OURS);
    }

    @Test
    void no_two_packages_of_the_core_form_a_circle_but_those_of_the_case() {
        // Cards show cases, cases are shown on cards, chats carry both: one knot by design. Everything else is a line.
        slices().assignedFrom(new CaseKnot()).should().beFreeOfCycles().check(OURS);
    }
}
