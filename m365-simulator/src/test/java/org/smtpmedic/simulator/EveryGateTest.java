package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.smtpmedic.simulator.gates.Account;
import org.smtpmedic.simulator.gates.ConditionalAccess;
import org.smtpmedic.simulator.gates.GateChoice;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.gates.MailboxSwitch;
import org.smtpmedic.simulator.smtp.Limits;

/** Every position of every switch, over a real socket, against a table of who speaks first. */
class EveryGateTest {
    private static final String UNSUCCESSFUL = "535 5.7.139 Authentication unsuccessful, ";
    private static final String MORE = " Visit https://aka.ms/smtp_auth_disabled for more information.";
    private static final Limits PATIENT =
            new Limits(4_096, 10_000, Duration.ofMinutes(1), Duration.ofMinutes(5), 50, Integer.MAX_VALUE);

    @Test
    void a_password_meets_the_first_shut_gate() throws IOException {
        Map<Predicate<Gates>, String> first = new LinkedHashMap<>(SMTP_AUTH);
        first.put(g -> !g.authPolicyAllowsBasic(), UNSUCCESSFUL + "basic authentication is disabled.");
        first.put(Gates::basicRetired, "550 5.7.30 Basic authentication is not supported for Client Submission.");
        first.put(
                Gates::securityDefaults,
                UNSUCCESSFUL
                        + "user is locked by your organization's security defaults policy. Contact your administrator.");
        first.put(
                g -> g.conditionalAccess() != ConditionalAccess.NONE,
                UNSUCCESSFUL + "the request did not meet the criteria to be authenticated successfully."
                        + " Contact your administrator.");
        first.put(g -> g.account() == Account.LOCKED, UNSUCCESSFUL + "account locked. Contact your administrator.");
        first.put(
                g -> g.account() == Account.DISABLED,
                UNSUCCESSFUL + "account has an issue. Contact your administrator.");
        first.put(g -> g.account() == Account.PASSWORD_CHANGED, UNSUCCESSFUL + "the user credentials were incorrect.");
        first.put(g -> !g.licensed(), "535 5.7.3 Authentication unsuccessful");

        tryAll(first, client -> client.login(Lab.USER, Lab.PASSWORD));
    }

    @Test
    void a_token_meets_smtp_auth_account_and_licence_only() throws IOException {
        Map<Predicate<Gates>, String> first = new LinkedHashMap<>(SMTP_AUTH);
        first.put(g -> g.account() != Account.IN_ORDER || !g.licensed(), "535 5.7.3 Authentication unsuccessful");

        tryAll(first, client -> client.bearer(Lab.USER, Lab.TOKEN));
    }

    @Test
    void wrong_credentials_are_told_behind_all_policies() throws IOException {
        try (var simulator = Lab.start(Gates.storyStart(), PATIENT);
                var client = RawClient.secure(simulator)) {
            assertThat(client.login("nobody@contoso.com", "wrong")).contains("disabled for the Tenant");
            simulator.set(Gates.allOpen());
            assertThat(client.login("nobody@contoso.com", Lab.PASSWORD)).contains("credentials were incorrect");
            assertThat(client.login(Lab.USER, "wrong")).contains("credentials were incorrect");
            assertThat(client.bearer(Lab.USER, "expired")).startsWith("535 5.7.3 Authentication unsuccessful [");
            assertThat(client.bearer("nobody@contoso.com", Lab.TOKEN)).startsWith("535 5.7.3 ");
        }
    }

    private static final Map<Predicate<Gates>, String> SMTP_AUTH = smtpAuth();

    private static Map<Predicate<Gates>, String> smtpAuth() {
        Map<Predicate<Gates>, String> table = new LinkedHashMap<>();
        table.put(
                g -> g.smtpAuthMailbox() == MailboxSwitch.OFF,
                UNSUCCESSFUL + "SmtpClientAuthentication is disabled for the Mailbox." + MORE);
        table.put(
                g -> g.smtpAuthMailbox() == MailboxSwitch.INHERIT && !g.smtpAuthTenant(),
                UNSUCCESSFUL + "SmtpClientAuthentication is disabled for the Tenant." + MORE);
        return table;
    }

    private static void tryAll(Map<Predicate<Gates>, String> firstShut, LoginAttempt attempt) throws IOException {
        List<Gates> all = everyPosition();
        assertThat(all).hasSize(2 * 3 * 2 * 2 * 2 * 3 * 4 * 2 * 2);
        try (var simulator = Lab.start(Gates.allOpen(), PATIENT)) {
            RawClient client = RawClient.secure(simulator);
            for (Gates gates : all) {
                simulator.set(gates);
                String reply = attempt.by(client);
                String expected = firstShut.entrySet().stream()
                        .filter(row -> row.getKey().test(gates))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("235 2.7.0 Authentication successful");
                assertThat(Lab.withoutTrailer(reply)).as("%s", gates).isEqualTo(expected);
                if (reply.startsWith("235")) {
                    client.close();
                    client = RawClient.secure(simulator);
                }
            }
            client.close();
        }
    }

    private static List<Gates> everyPosition() {
        List<Gates> all = List.of(Gates.allOpen());
        for (GateSwitch gate : GateSwitch.values()) {
            List<Gates> more = new ArrayList<>();
            for (Gates gates : all) {
                for (GateChoice choice : gate.choices()) {
                    more.add(choice.take().apply(gates));
                }
            }
            all = more;
        }
        return all.stream().distinct().toList();
    }

    private interface LoginAttempt {
        String by(RawClient client) throws IOException;
    }
}
