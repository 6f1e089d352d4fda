package org.smtpmedic.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.casework.Case;
import org.smtpmedic.core.casework.Case.Round;
import org.smtpmedic.core.casework.Case.Tick;
import org.smtpmedic.core.casework.CaseState;
import org.smtpmedic.core.casework.Finding;
import org.smtpmedic.core.casework.Finding.Guess;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.casework.Finding.Quote;
import org.smtpmedic.core.casework.Finding.Verdict;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.diagnosis.Diagnosis.Clues;
import org.smtpmedic.core.diagnosis.Diagnosis.Trailer;
import org.smtpmedic.core.diagnosis.Dialogue;
import org.smtpmedic.core.diagnosis.Provider;
import org.smtpmedic.core.followup.FollowUp;

/** Cases in every state, told in the causes and steps of {@link SampleCatalogue}. */
public final class SampleCases {
    public static final Instant OPENED = Instant.parse("2026-11-21T09:00:00Z");
    public static final Instant NOW = OPENED.plus(Duration.ofHours(1));
    public static final Person ALEX = new Person("U0ALEX01", "Alex Weber", ZoneId.of("Europe/Berlin"));
    public static final Person SAM = new Person("U0SAM001", "Sam Okafor", ZoneOffset.UTC);

    /** Words that a chat would interpret, if it were let. */
    public static final String HOSTILE =
            "<script>alert(1)</script> <!channel> <@U0ALEX01> @everyone **bold** _it_ `code` [x](javascript:alert(1)) "
                    + "<at>Everyone</at> {{DATE(2026-11-21T10:00:00Z)}} \u202Eevil\u202C &amp; مرحبا بالعالم";

    private SampleCases() {}

    public static Finding tenantOff() {
        return named("tenant-off", "SmtpClientAuthentication is disabled for the Tenant");
    }

    public static Finding securityDefaults() {
        return named("security-defaults", "user is locked by your organization's security defaults policy");
    }

    public static Finding named(String causeId, String marked) {
        return new Finding(
                Verdict.NAMED,
                List.of(new Guess(causeId, 0.97, false), new Guess("bad-credentials", 0.02, false)),
                Optional.of(new Quote(
                        "535 5.7.139 Authentication unsuccessful, ", marked, ". Contact your administrator.")),
                Optional.of("535"),
                Optional.of("5.7.139"),
                Provider.MICROSOFT365,
                Optional.of(new Trailer(
                        Optional.of("AM0PR02CA0012.eurprd02.prod.outlook.com"),
                        Optional.of(Instant.parse("2026-11-21T08:58:30.123Z")),
                        Optional.of("08DE1B2C3D4E5F60"))),
                Clues.NONE,
                Optional.empty(),
                Optional.empty(),
                Origin.PASTE);
    }

    public static Finding ambiguous() {
        return new Finding(
                Verdict.AMBIGUOUS,
                List.of(new Guess("security-defaults", 0.4, false), new Guess("bad-credentials", 0.35, false)),
                Optional.of(new Quote("", "535 5.7.3 Authentication unsuccessful", "")),
                Optional.of("535"),
                Optional.of("5.7.3"),
                Provider.MICROSOFT365,
                Optional.empty(),
                Clues.NONE,
                Optional.of("Does the sign-in log show an entry at that time, and which code?"),
                Optional.empty(),
                Origin.PASTE);
    }

    public static Finding unknown() {
        return new Finding(
                Verdict.UNKNOWN,
                List.of(),
                Optional.of(new Quote("", "554 5.9.9 The frobnicator is out of order", "")),
                Optional.of("554"),
                Optional.of("5.9.9"),
                Provider.OTHER,
                Optional.empty(),
                Clues.NONE,
                Optional.of("Which server answered, and what stands in the lines before?"),
                Optional.of("554 means that the server refused the message for good. Sending it again will not help."),
                Origin.PASTE);
    }

    public static Finding works() {
        return new Finding(
                Verdict.WORKS,
                List.of(),
                Optional.empty(),
                Optional.of("250"),
                Optional.empty(),
                Provider.MICROSOFT365,
                Optional.empty(),
                Clues.NONE,
                Optional.empty(),
                Optional.empty(),
                Origin.TEST);
    }

    public static Finding hostile() {
        return new Finding(
                Verdict.UNKNOWN,
                List.of(),
                Optional.of(new Quote(HOSTILE, HOSTILE.repeat(10), "x".repeat(5000))),
                Optional.empty(),
                Optional.empty(),
                Provider.NONE,
                Optional.of(new Trailer(Optional.of(HOSTILE), Optional.empty(), Optional.of(HOSTILE.repeat(20)))),
                new Clues(
                        Optional.of(HOSTILE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("a@b.c; Remove-Mailbox *"),
                        Optional.of(HOSTILE),
                        Optional.empty(),
                        Optional.of(new Dialogue(true, List.of(HOSTILE), Optional.of(HOSTILE), Optional.of(HOSTILE)))),
                Optional.of(HOSTILE),
                Optional.of(HOSTILE.repeat(30)),
                Origin.PASTE);
    }

    public static Case fresh() {
        return of(CaseState.DIAGNOSED, List.of(tenantOff()), List.of(), List.of());
    }

    /** Two people have ticked a step each. */
    public static Case working() {
        return of(
                CaseState.WORKING,
                List.of(tenantOff()),
                List.of(tick("check-switches", ALEX, 5), tick("allow-mailbox", SAM, 20)),
                List.of());
    }

    public static Case waiting() {
        return of(CaseState.WAITING, List.of(tenantOff()), working().ticks(), List.of(retest()));
    }

    public static Case due() {
        return of(CaseState.DUE, List.of(tenantOff()), working().ticks(), List.of(retest()));
    }

    /** The second error of the case, with a critical step in its list. */
    public static Case progress() {
        return of(
                CaseState.DIAGNOSED,
                List.of(tenantOff(), securityDefaults()),
                working().ticks(),
                List.of());
    }

    public static Case sameAgain() {
        return of(
                CaseState.DIAGNOSED,
                List.of(tenantOff(), tenantOff()),
                working().ticks(),
                List.of());
    }

    public static Case resolved() {
        return of(
                CaseState.RESOLVED,
                List.of(tenantOff(), securityDefaults(), works()),
                List.of(
                        tick("check-switches", ALEX, 5),
                        tick("allow-mailbox", SAM, 20),
                        tick("turn-off-defaults", ALEX, 40),
                        tick("watch-log", ALEX, 50)),
                List.of(undo()));
    }

    public static Case givenUp() {
        return of(CaseState.GIVEN_UP, List.of(tenantOff()), working().ticks(), List.of());
    }

    public static Case with(Finding finding) {
        return of(CaseState.DIAGNOSED, List.of(finding), List.of(), List.of());
    }

    /** Names that try to be more than names. */
    public static Case hostileCase() {
        Person mallory = new Person("29:1<x>", HOSTILE, ZoneOffset.UTC);
        return new Case(
                "K7QF2",
                new ConversationRef("slack", "C1"),
                mallory,
                mallory,
                CaseState.DIAGNOSED,
                OPENED,
                OPENED,
                List.of(new Round(1, OPENED, mallory, hostile())),
                List.of(),
                Optional.of(HOSTILE),
                List.of(),
                1);
    }

    public static FollowUp retest() {
        return new FollowUp(
                "f-retest-1",
                "K7QF2",
                FollowUp.Kind.RETEST,
                Optional.of("allow-mailbox"),
                ALEX,
                NOW.plus(Duration.ofMinutes(15)),
                FollowUp.State.PENDING);
    }

    public static FollowUp undo() {
        return new FollowUp(
                "f-undo-1",
                "K7QF2",
                FollowUp.Kind.UNDO,
                Optional.of("turn-off-defaults"),
                ALEX,
                NOW.plus(Duration.ofDays(7)),
                FollowUp.State.PENDING);
    }

    private static Tick tick(String stepId, Person by, int minutes) {
        return new Tick(stepId, 1, by, OPENED.plus(Duration.ofMinutes(minutes)));
    }

    private static Case of(CaseState state, List<Finding> findings, List<Tick> ticks, List<FollowUp> followUps) {
        List<Round> rounds = new java.util.ArrayList<>();
        for (Finding finding : findings) {
            int number = rounds.size() + 1;
            rounds.add(new Round(number, OPENED.plus(Duration.ofMinutes(25L * (number - 1))), ALEX, finding));
        }
        return new Case(
                "K7QF2",
                new ConversationRef("slack", "C1"),
                ALEX,
                ALEX,
                state,
                OPENED,
                NOW,
                rounds,
                ticks,
                Optional.of("scanner@contoso.com"),
                followUps,
                rounds.size());
    }
}
