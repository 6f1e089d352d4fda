package org.smtpmedic.core.testkit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.knowledge.Gate;
import org.smtpmedic.core.knowledge.Retirement;
import org.smtpmedic.core.knowledge.Source;
import org.smtpmedic.core.knowledge.Step;
import org.smtpmedic.core.knowledge.Step.Kind;
import org.smtpmedic.core.knowledge.Step.Portal;
import org.smtpmedic.core.knowledge.Step.Risk;
import org.smtpmedic.core.knowledge.Step.Risk.Level;
import org.smtpmedic.core.knowledge.Step.Undo;
import org.smtpmedic.core.knowledge.Step.Verify;
import org.smtpmedic.core.knowledge.Step.Wait;
import org.smtpmedic.core.knowledge.Step.Wait.Basis;
import org.smtpmedic.core.knowledge.Wording;

/** A small catalogue that stays as it is, so that golden files do not move with the content. */
public final class SampleCatalogue {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 21);

    private SampleCatalogue() {}

    public static Catalogue catalogue() {
        return new Catalogue(
                byId(causes(), Cause::id),
                byId(steps(), Step::id),
                gates(),
                byId(Stream.of(retirement()), Retirement::id),
                byId(sources(), Source::id));
    }

    private static Stream<Cause> causes() {
        return Stream.of(
                cause(
                        "tenant-off",
                        "SMTP sign-in is switched off for the whole organization",
                        "The organization-wide switch for SMTP AUTH is off, and this mailbox follows it. The password was not the problem.",
                        2,
                        "tenant",
                        List.of(),
                        List.of(
                                "check-switches",
                                "allow-mailbox",
                                "use-relay",
                                "use-graph",
                                "allow-tenant",
                                "watch-log",
                                "plan-end"),
                        "Which value does the mailbox show: blank, True or False?"),
                cause(
                        "security-defaults",
                        "Security Defaults blocks this password sign-in",
                        "Security Defaults is on in this organization, and it refuses every sign-in with a plain password. Nobody is locked.",
                        5,
                        "security-policy",
                        List.of("530035"),
                        List.of(
                                "read-log",
                                "use-oauth",
                                "use-relay",
                                "use-graph",
                                "use-hve",
                                "turn-off-defaults",
                                "watch-log",
                                "plan-end"),
                        "Can the device sign in with OAuth (modern authentication)?"),
                cause(
                        "bad-credentials",
                        "User name or password is wrong",
                        "The server knows the account and refuses the password, or it does not know the user name.",
                        7,
                        "credentials",
                        List.of("50126"),
                        List.of("check-password", "read-log"),
                        "Does the same password work at outlook.office.com?"));
    }

    private static Stream<Step> steps() {
        return Stream.of(
                step("check-switches", "Look at both SMTP AUTH switches", Kind.CHECK, "Exchange Administrator")
                        .powershell("Get-CASMailbox {mailbox} | Format-List SmtpClientAuthenticationDisabled")
                        .build(),
                step("read-log", "Find the attempt in the sign-in log", Kind.CHECK, "Security Reader")
                        .licence("Microsoft Entra ID P1")
                        .portal("Microsoft Entra admin center", "Entra ID", "Monitoring & health", "Sign-in logs")
                        .build(),
                step("check-password", "Sign in on the web with the same user and password", Kind.ASK, "anyone")
                        .build(),
                step(
                                "allow-mailbox",
                                "Allow Authenticated SMTP for this one mailbox",
                                Kind.FIX,
                                "Exchange Administrator")
                        .portal(
                                "Microsoft 365 admin center",
                                "Users",
                                "Active users",
                                "the mailbox",
                                "Mail",
                                "Manage email apps")
                        .powershell("Set-CASMailbox {mailbox} -SmtpClientAuthenticationDisabled $false")
                        .waiting(Duration.ofMinutes(15), Duration.ofHours(1), Basis.PRACTICAL)
                        .risk(Level.LOW, "This mailbox can be reached with a password.")
                        .build(),
                step("use-oauth", "Let the device sign in with OAuth", Kind.SAFER, "Application Administrator")
                        .build(),
                step("use-relay", "Send through a relay connector instead", Kind.SAFER, "Exchange Administrator")
                        .waiting(Duration.ofMinutes(30), Duration.ofHours(1), Basis.PRACTICAL)
                        .build(),
                step("use-graph", "Let the program send with Microsoft Graph", Kind.SAFER, "Application Administrator")
                        .build(),
                step("use-hve", "Use High Volume Email for internal recipients", Kind.SAFER, "Exchange Administrator")
                        .waiting(Duration.ofMinutes(5), Duration.ofMinutes(5), Basis.OFFICIAL)
                        .build(),
                step("allow-tenant", "Open SMTP AUTH for the whole organization", Kind.FIX, "Exchange Administrator")
                        .powershell("Set-TransportConfig -SmtpClientAuthenticationDisabled $false")
                        .waiting(Duration.ofHours(1), Duration.ofHours(1), Basis.PRACTICAL)
                        .risk(Level.HIGH, "Every mailbox without a value of its own can be reached with a password.")
                        .undo(
                                "Close the organization switch again",
                                "Set-TransportConfig -SmtpClientAuthenticationDisabled $true")
                        .safer("allow-mailbox", "use-relay")
                        .build(),
                step("turn-off-defaults", "Turn Security Defaults off", Kind.FIX, "Conditional Access Administrator")
                        .portal(
                                "Microsoft Entra admin center",
                                "Entra ID",
                                "Overview",
                                "Properties",
                                "Manage security defaults")
                        .waiting(Duration.ofMinutes(15), Duration.ofHours(1), Basis.PRACTICAL)
                        .risk(
                                Level.CRITICAL,
                                "Every account, administrators too, loses the protection of multifactor sign-in.")
                        .undo("Turn Security Defaults on again, or replace it with Conditional Access")
                        .safer("use-oauth", "use-relay")
                        .notes("Prepare the Conditional Access policies that replace it first.")
                        .build(),
                step("watch-log", "Watch the sign-in log for a week", Kind.HARDEN, "Security Reader")
                        .build(),
                step("plan-end", "Plan the move away from passwords", Kind.HARDEN, "anyone")
                        .build());
    }

    private static List<Gate> gates() {
        return List.of(
                new Gate(0, "network", "Network", "your network", "yes", "Name, address and port are reached."),
                new Gate(
                        1,
                        "protocol",
                        "Protocol and TLS",
                        "the device",
                        "yes",
                        "The client speaks as the server wants."),
                new Gate(
                        2,
                        "smtp-auth",
                        "SMTP AUTH switch",
                        "Exchange Online",
                        "yes",
                        "Mailbox or organization allow it."),
                new Gate(
                        3,
                        "auth-policy",
                        "Authentication policy",
                        "Exchange Online",
                        "no",
                        "Basic is allowed for the user."),
                new Gate(
                        4,
                        "basic-default",
                        "Basic auth default",
                        "Microsoft",
                        "no",
                        "The service still takes passwords."),
                new Gate(5, "security-defaults", "Security Defaults", "Entra", "no", "Refuses passwords alone."),
                new Gate(
                        6,
                        "conditional-access",
                        "Conditional Access",
                        "Entra",
                        "partly",
                        "Policies of the organization."),
                new Gate(7, "account", "Account and password", "Entra", "yes", "Exists, enabled, right password."),
                new Gate(8, "mailbox", "Mailbox and licence", "Microsoft 365", "yes", "There is a mailbox."),
                new Gate(9, "sender", "Sender permission", "Exchange Online", "yes", "The login may send as From."),
                new Gate(10, "limits", "Limits", "Exchange Online", "yes", "Not too much, not too fast."),
                new Gate(11, "recipient", "Recipient side", "the receiver", "yes", "SPF, DKIM, DMARC and rules."));
    }

    private static Retirement retirement() {
        return new Retirement(
                "basic-auth",
                "Basic authentication for SMTP AUTH",
                List.of(new Retirement.Event(LocalDate.of(2026, 12, 31), "off by default", "end-of-month")),
                "Passwords for SMTP are switched off by default at the end of December 2026. Plan the move to OAuth now.",
                "Passwords for SMTP have been off by default since the end of December 2026. Move to OAuth.",
                List.of("S1"),
                AS_OF);
    }

    private static Stream<Source> sources() {
        return Stream.of(
                new Source(
                        "S1",
                        "Enable or disable SMTP AUTH",
                        Optional.of("https://learn.microsoft.com/exchange/smtp-auth?view=online&tabs=a"),
                        Optional.of("2026-08")),
                new Source("S2", "Field reports", Optional.empty(), Optional.empty()));
    }

    private static Cause cause(
            String id,
            String title,
            String meaning,
            int gate,
            String layer,
            List<String> signInLog,
            List<String> steps,
            String ask) {
        return new Cause(
                id,
                title,
                meaning,
                Optional.of(gate),
                layer,
                "microsoft365",
                Cause.Known.DOCUMENTED,
                List.of("535 5.7.139"),
                signInLog,
                List.of(new Wording(
                        List.of(List.of(title)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Wording.Weight.SENTENCE)),
                List.of("It is so by default."),
                steps,
                Optional.of("basic-auth"),
                List.of(),
                Optional.empty(),
                Optional.of(ask),
                List.of("S1"),
                AS_OF,
                List.of());
    }

    private static <T> Map<String, T> byId(Stream<T> values, Function<T, String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        values.forEach(value -> map.put(id.apply(value), value));
        return map;
    }

    private static StepBuilder step(String id, String title, Kind kind, String role) {
        return new StepBuilder(id, title, kind, role);
    }

    /** Steps have sixteen parts; a sample names those that differ from the plainest step. */
    private static final class StepBuilder {
        private final String id;
        private final String title;
        private final Kind kind;
        private final String role;
        private String licence = "none";
        private Optional<Portal> portal = Optional.empty();
        private List<String> powershell = List.of();
        private Optional<Wait> waiting = Optional.empty();
        private Risk risk = new Risk(Level.NONE, Optional.empty());
        private Optional<Undo> undo = Optional.empty();
        private List<String> safer = List.of();
        private List<String> notes = List.of();

        StepBuilder(String id, String title, Kind kind, String role) {
            this.id = id;
            this.title = title;
            this.kind = kind;
            this.role = role;
        }

        StepBuilder licence(String needed) {
            licence = needed;
            return this;
        }

        StepBuilder portal(String name, String... path) {
            portal = Optional.of(new Portal(name, Optional.of("https://admin.example.com"), List.of(path)));
            return this;
        }

        StepBuilder powershell(String... commands) {
            powershell = List.of(commands);
            return this;
        }

        StepBuilder waiting(Duration suggest, Duration atMost, Basis basis) {
            waiting = Optional.of(new Wait(suggest, Optional.of(atMost), basis));
            return this;
        }

        StepBuilder risk(Level level, String note) {
            risk = new Risk(level, Optional.of(note));
            return this;
        }

        StepBuilder undo(String what, String... commands) {
            undo = Optional.of(new Undo(Duration.ofDays(7), what, List.of(commands)));
            return this;
        }

        StepBuilder safer(String... ids) {
            safer = List.of(ids);
            return this;
        }

        StepBuilder notes(String... remarks) {
            notes = List.of(remarks);
            return this;
        }

        Step build() {
            return new Step(
                    id,
                    title,
                    "This is the smallest change that can help here, and it opens nothing else.",
                    kind,
                    role,
                    licence,
                    portal,
                    powershell,
                    new Verify(
                            "The value is as wanted.",
                            powershell.isEmpty() ? List.of() : List.of("Get-CASMailbox {mailbox}")),
                    waiting,
                    risk,
                    undo,
                    safer,
                    notes,
                    List.of("S1", "S2"),
                    AS_OF);
        }
    }
}
