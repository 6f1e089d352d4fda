package org.smtpmedic.core.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smtpmedic.core.testkit.Workbench.ALEX;
import static org.smtpmedic.core.testkit.Workbench.ELSEWHERE;
import static org.smtpmedic.core.testkit.Workbench.SAM;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.testkit.TestDatabase;
import org.smtpmedic.core.testkit.Workbench;

/** Tests of a login, from the button on a test's card to the verdict, with scripted logins. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class LoginTestsTest {
    private final TestDatabase kind;

    private static final String SECRET = "Planted-login-secret-1";
    private static final PathTester LOOK = (_, _) -> report(new Outcome.NotTested());

    @TempDir
    Path folder;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Workbench bench;

    LoginTestsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        bench = bench(Optional.empty());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_person_alone_sees_what_to_do_and_everybody_sees_the_verdict() throws Exception {
        String first = looked(new Scripted(LoginWay.FORM));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.FORM));
        await(asked);
        String slot = test(1);
        bench.awaitCard("login:" + slot, "prompt FillIn");
        assertThat(bench.platform.card("login:" + slot).onlyFor()).contains(ALEX.id());
        bench.awaitCard("test:" + slot, "waiting FORM");

        goOn.countDown();
        bench.awaitCard("test:" + slot, "tested");
        bench.awaitCard("login:" + slot, "LoginSettled");
        bench.awaitQuiet();
        assertNowhere();
    }

    @Test
    void a_crash_while_the_secret_is_awaited_ends_in_a_card_to_start_again() throws Exception {
        String first = looked(new Scripted(LoginWay.SIGN_IN));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.SIGN_IN));
        await(asked);
        String slot = test(1);
        bench.awaitCard("test:" + slot, "waiting SIGN_IN");
        bench.close();

        bench = bench(Optional.of(new Scripted(LoginWay.SIGN_IN)));
        bench.turn(Duration.ofMinutes(1));
        bench.awaitCard("test:" + slot, "LoginCutOff");
        bench.awaitQuiet();
        // The new workbench counts its events from one again; those ids have been seen.
        bench.header(ALEX, Workbench.HERE);
        bench.header(ALEX, Workbench.HERE);
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.SIGN_IN));
        goOn.countDown();
        bench.platform.await(
                "a new test",
                () -> bench.platform.slots("test:").stream()
                        .anyMatch(each -> bench.platform.card(each).fallback().startsWith("tested")));
        assertNowhere();
    }

    @Test
    void a_person_waits_for_one_login_at_a_time() {
        String first = looked(new Scripted(LoginWay.FORM));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.FORM));
        await(asked);
        String waiting = test(1);
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.FORM));
        bench.awaitCard("test:" + test(2), "tested");
        assertThat(bench.platform.slots("login:")).hasSizeLessThanOrEqualTo(2);
        goOn.countDown();
        bench.awaitCard("test:" + waiting, "tested");
    }

    @Test
    void what_is_not_offered_and_what_belongs_elsewhere_is_refused() {
        String first = looked(new Scripted(LoginWay.FORM));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.APP));
        bench.platform.await("a refusal", () -> refusals() == 1);
        bench.presses(SAM, ELSEWHERE, new CardAction.TestLogin(first, LoginWay.FORM), Map.of());
        bench.platform.await("a second refusal", () -> refusals() == 2);
        assertThat(bench.platform.slots("test:")).hasSize(1);
    }

    @Test
    void no_mail_goes_out_by_testing_a_login_and_one_does_when_it_was_confirmed() {
        var scripted = new Scripted(LoginWay.MAILBOX);
        goOn.countDown();
        String first = looked(scripted);
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.MAILBOX));
        bench.awaitCard("test:" + test(1), "tested");
        assertThat(scripted.mails).hasValue(0);

        String question = askedForMail(first);
        assertThat(bench.platform.card("mail:" + question).onlyFor()).contains(ALEX.id());
        assertThat(scripted.mails).hasValue(0);
        bench.presses(ALEX, new CardAction.ConfirmMessage(question));
        bench.awaitCard("test:" + test(2), "tested");
        bench.awaitCard("mail:" + question, "answered SEND");
        assertThat(scripted.mails).hasValue(1);
    }

    @Test
    void a_confirmation_that_is_repeated_or_made_up_sends_nothing() {
        var scripted = new Scripted(LoginWay.MAILBOX);
        goOn.countDown();
        String question = askedForMail(looked(scripted));

        bench.presses(ALEX, new CardAction.ConfirmMessage(UUID.randomUUID().toString()));
        bench.presses(SAM, new CardAction.ConfirmMessage(question));
        bench.presses(ALEX, ELSEWHERE, new CardAction.ConfirmMessage(question), Map.of());
        bench.platform.await("three refusals", () -> notices("MailNotAsked") == 3);
        assertThat(scripted.mails).hasValue(0);

        bench.presses(ALEX, new CardAction.ConfirmMessage(question));
        bench.presses(ALEX, new CardAction.ConfirmMessage(question));
        bench.presses(ALEX, new CardAction.DropMessage(question));
        bench.platform.await("five refusals", () -> notices("MailNotAsked") == 5);
        bench.awaitCard("test:" + test(1), "tested");
        bench.awaitQuiet();
        assertThat(scripted.mails).hasValue(1);
    }

    @Test
    void a_question_that_is_answered_by_no_or_not_at_all_sends_nothing() {
        var scripted = new Scripted(LoginWay.MAILBOX);
        goOn.countDown();
        String first = looked(scripted);
        String no = askedForMail(first);
        bench.presses(ALEX, new CardAction.DropMessage(no));
        bench.awaitCard("mail:" + no, "answered SEND_NOTHING");

        String late = askedForMail(first);
        bench.turn(Duration.ofMinutes(10));
        bench.awaitCard("mail:" + late, "answered TOO_LATE");
        bench.presses(ALEX, new CardAction.ConfirmMessage(late));
        bench.presses(ALEX, new CardAction.ConfirmMessage(no));
        bench.platform.await("two refusals", () -> notices("MailNotAsked") == 2);
        assertThat(scripted.mails).hasValue(0);
    }

    @Test
    void a_mail_by_a_login_that_may_send_none_is_not_even_asked_about() {
        goOn.countDown();
        String first = looked(new Scripted(LoginWay.APP));
        bench.presses(ALEX, new CardAction.SendTestMessage(first, LoginWay.APP));
        bench.presses(ALEX, new CardAction.SendTestMessage(first, LoginWay.MAILBOX));
        bench.platform.await("two refusals", () -> refusals() == 2);
        assertThat(bench.platform.slots("mail:")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = LoginWay.class,
            names = {"SIGN_IN", "FORM"})
    void a_login_that_is_waited_for_can_be_cancelled_by_its_person(LoginWay way) {
        var scripted = new Scripted(way);
        String first = looked(scripted);
        bench.presses(ALEX, new CardAction.TestLogin(first, way));
        await(asked);
        String slot = test(1);
        bench.awaitCard("test:" + slot, "waiting " + way);

        bench.presses(SAM, new CardAction.CancelLogin(slot));
        bench.platform.await("a refusal", () -> notices("LoginNotWaiting") == 1);
        bench.presses(ALEX, ELSEWHERE, new CardAction.CancelLogin(slot), Map.of());
        bench.platform.await("a second refusal", () -> notices("LoginNotWaiting") == 2);
        bench.awaitCard("test:" + slot, "waiting " + way);

        bench.presses(ALEX, new CardAction.CancelLogin(slot));
        bench.presses(ALEX, new CardAction.CancelLogin(slot));
        bench.platform.await("a third refusal", () -> notices("LoginNotWaiting") == 3);
        bench.awaitQuiet();
        bench.awaitCard("test:" + slot, "LoginCancelled");
        bench.awaitCard("login:" + slot, "LoginUseless");
        assertThat(scripted.interrupted).isTrue();

        goOn.countDown();
        bench.presses(ALEX, new CardAction.TestLogin(first, way));
        bench.awaitCard("test:" + test(2), "tested");
        bench.awaitCard("test:" + slot, "LoginCancelled");
    }

    @Test
    void who_cancels_too_late_is_told_so_and_changes_nothing() {
        goOn.countDown();
        String first = looked(new Scripted(LoginWay.FORM));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.FORM));
        String slot = test(1);
        bench.awaitCard("test:" + slot, "tested");
        bench.presses(ALEX, new CardAction.CancelLogin(slot));
        bench.platform.await("a refusal", () -> notices("LoginNotWaiting") == 1);
        bench.awaitQuiet();
        bench.awaitCard("test:" + slot, "tested");
    }

    @Test
    void a_test_with_a_persons_secret_cannot_repeat_itself() {
        goOn.countDown();
        String first = looked(new Scripted(LoginWay.FORM));
        bench.presses(ALEX, new CardAction.TestLogin(first, LoginWay.FORM));
        bench.awaitCard("test:" + test(1), "tested");
        bench.presses(ALEX, new CardAction.RetestAlone(test(1)));
        bench.platform.await("a refusal", () -> refusals() == 1);
        assertThat(bench.platform.slots("retest:")).isEmpty();
    }

    private final class Scripted implements LoginTester {
        private final LoginWay way;
        private final AtomicInteger mails = new AtomicInteger();
        private volatile boolean interrupted;

        Scripted(LoginWay way) {
            this.way = way;
        }

        @Override
        public Set<LoginWay> offered(String server) {
            return Set.of(way);
        }

        @Override
        public Obtained obtain(Wanted wanted, Consumer<Prompt> prompt) {
            if (way.needsPerson()) {
                var until = Instant.parse("2026-11-21T08:10:00Z");
                prompt.accept(
                        way == LoginWay.FORM
                                ? new Prompt.FillIn(URI.create("https://bot.example.com/secret/x"), until)
                                : new Prompt.SignIn(
                                        "C9MEDIC42", URI.create("https://login.example.com/device"), until));
            }
            asked.countDown();
            await(goOn);
            interrupted |= Thread.currentThread().isInterrupted();
            return new Obtained.Ready(
                    way,
                    new Credential.Password(wanted.mailbox(), new Secret(SECRET.toCharArray())),
                    new Envelope(wanted.mailbox(), wanted.mailbox()),
                    Optional.empty());
        }

        @Override
        public PathReport run(
                PathRequest request, Obtained.Ready login, boolean sendMessage, Consumer<StageResult> progress) {
            mails.addAndGet(sendMessage ? 1 : 0);
            return report(new Outcome.Passed());
        }
    }

    private Workbench bench(Optional<LoginTester> logins) {
        return new Workbench(kind.in(folder), false, LOOK, logins);
    }

    /** A first look at the mailbox; returns the id of its card. */
    private String looked(LoginTester logins) {
        bench.logins = Optional.of(logins);
        bench.commands(ALEX, "scanner@contoso.com");
        bench.awaitCard("test:" + test(0), "tested");
        return test(0);
    }

    /** The id of the question that stands after somebody wanted a mail. */
    private String askedForMail(String testId) {
        int before = bench.platform.slots("mail:").size();
        bench.presses(ALEX, new CardAction.SendTestMessage(testId, LoginWay.MAILBOX));
        bench.platform.await("a question", () -> bench.platform.slots("mail:").size() > before);
        return bench.platform.slots("mail:").get(before).substring("mail:".length());
    }

    private long refusals() {
        return notices("NotHere");
    }

    private long notices(String kind) {
        return bench.platform.slots("notice:").stream()
                .filter(slot -> slot.endsWith(":" + kind))
                .count();
    }

    private String test(int number) {
        bench.platform.await(
                "test card " + number, () -> bench.platform.slots("test:").size() > number);
        return bench.platform.slots("test:").get(number).substring("test:".length());
    }

    /** Neither in a row nor in what an embedded file holds beside its rows. */
    private void assertNowhere() throws Exception {
        try (var connection = bench.database.dataSource().getConnection();
                var tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                assertNotIn(connection, tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME"));
            }
        }
        for (String ending : List.of(".db", ".db-wal")) {
            Path file = folder.resolveSibling(folder.getFileName() + ending);
            if (Files.exists(file)) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
            }
        }
    }

    private static void assertNotIn(Connection connection, @Nullable String schema, String table) throws SQLException {
        String name = (schema == null ? "" : schema + ".") + table;
        try (var query = connection.createStatement();
                var rows = query.executeQuery("SELECT * FROM " + name)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    assertThat(String.valueOf(rows.getString(column))).as(name).doesNotContain(SECRET);
                }
            }
        }
    }

    private static PathReport report(Outcome auth) {
        List<StageResult> results = Arrays.stream(Stage.values())
                .map(stage -> new StageResult(
                        stage,
                        switch (stage) {
                            case AUTH -> auth;
                            case MESSAGE -> new Outcome.NotTested();
                            default -> new Outcome.Passed();
                        },
                        Duration.ofMillis(40),
                        List.of(),
                        "So it is."))
                .toList();
        return new PathReport(Optional.of("smtp.office365.com:587"), results, List.of(), Optional.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
