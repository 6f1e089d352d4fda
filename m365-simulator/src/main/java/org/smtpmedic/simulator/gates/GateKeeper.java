package org.smtpmedic.simulator.gates;

import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.simulator.gates.Verdict.Admit;
import org.smtpmedic.simulator.gates.Verdict.Refuse;

/**
 * Decides at which gate an attempt ends. The first shut gate answers alone: opening it uncovers the next one. The SMTP
 * AUTH switch stops tokens as well as passwords; authentication policy, Security Defaults and Conditional Access stop
 * passwords only.
 */
public final class GateKeeper {
    private GateKeeper() {}

    /** What the server answers to {@code attempt} as the gates stand. */
    public static Verdict judge(Gates gates, AuthAttempt attempt) {
        return switch (attempt) {
            case AuthAttempt.Basic(boolean credentialsRight) ->
                first(Stream.of(
                        smtpAuth(gates),
                        when(!gates.authPolicyAllowsBasic(), Refusals.AUTH_POLICY),
                        when(gates.basicRetired(), Refusals.BASIC_RETIRED),
                        when(gates.securityDefaults(), Refusals.SECURITY_DEFAULTS),
                        conditionalAccess(gates),
                        account(gates),
                        when(!credentialsRight, Refusals.CREDENTIALS),
                        when(!gates.licensed(), Refusals.BARE)));
            case AuthAttempt.OAuth(boolean tokenRight) ->
                first(Stream.of(
                        smtpAuth(gates),
                        when(gates.account() != Account.IN_ORDER, Refusals.BARE),
                        when(!tokenRight, Refusals.BARE),
                        when(!gates.licensed(), Refusals.BARE)));
        };
    }

    /** What the server answers to a whole message that {@code login} submitted in the name of {@code sender}. */
    public static Verdict judgeSender(Gates gates, String login, String sender) {
        boolean own = login.equalsIgnoreCase(sender);
        return first(Stream.of(when(!own && !gates.sendAs(), sendAsDenied(login, sender))));
    }

    private static Optional<Refuse> smtpAuth(Gates gates) {
        return switch (gates.smtpAuthMailbox()) {
            case ON -> Optional.empty();
            case OFF -> Optional.of(Refusals.MAILBOX);
            case INHERIT -> when(!gates.smtpAuthTenant(), Refusals.TENANT);
        };
    }

    private static Optional<Refuse> conditionalAccess(Gates gates) {
        return switch (gates.conditionalAccess()) {
            case NONE -> Optional.empty();
            case BLOCKS_LEGACY, REQUIRES_MFA -> Optional.of(Refusals.CRITERIA);
        };
    }

    private static Optional<Refuse> account(Gates gates) {
        return switch (gates.account()) {
            case IN_ORDER -> Optional.empty();
            case PASSWORD_CHANGED -> Optional.of(Refusals.CREDENTIALS);
            case LOCKED -> Optional.of(Refusals.LOCKED);
            case DISABLED -> Optional.of(Refusals.ISSUE);
        };
    }

    private static Refuse sendAsDenied(String login, String sender) {
        return new Refuse(
                554,
                "5.2.252",
                "SendAsDenied; " + login + " not allowed to send as " + sender
                        + "; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied;"
                        + " Failed to process message due to a permanent exception with message"
                        + " [BeginDiagnosticData]Cannot submit message.");
    }

    private static Optional<Refuse> when(boolean shut, Refuse refusal) {
        return shut ? Optional.of(refusal) : Optional.empty();
    }

    private static Verdict first(Stream<Optional<Refuse>> inOrder) {
        return inOrder.flatMap(Optional::stream)
                .<Verdict>map(refusal -> refusal)
                .findFirst()
                .orElseGet(Admit::new);
    }
}
