package org.smtpmedic.simulator.gates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The switches an administrator can move, in the order of the gates. The first choice of each opens it. */
public enum GateSwitch {
    TENANT(
            "tenant",
            "SMTP AUTH for the tenant",
            "Every mailbox that inherits may submit mail. Opening one mailbox is the smaller change."),
    MAILBOX("mailbox", "SMTP AUTH for the mailbox", "This mailbox may submit mail, whatever the tenant's switch says."),
    AUTH_POLICY("auth-policy", "Authentication policy", "The policy lets this account use a password for SMTP."),
    BASIC_RETIREMENT(
            "basic-retirement",
            "Basic authentication at Microsoft",
            "The service still takes passwords for client submission."),
    SECURITY_DEFAULTS(
            "security-defaults",
            "Security Defaults",
            "Passwords without a second factor are no longer refused for everybody."),
    CONDITIONAL_ACCESS(
            "conditional-access",
            "Conditional Access",
            "The account is excluded from the policy that stops this sign-in."),
    ACCOUNT("account", "Account and password", "The account may sign in, and the device has its current password."),
    LICENCE("licence", "Licence", "The account has a mailbox that can send."),
    SEND_AS("send-as", "Send As", "The account may send in the name of another address.");

    private final String id;
    private final String label;
    private final String opening;

    GateSwitch(String id, String label, String opening) {
        this.id = id;
        this.label = label;
        this.opening = opening;
    }

    /** The switch of this id, or empty. */
    public static Optional<GateSwitch> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** What it means to open this gate, in a sentence. */
    public String opening() {
        return opening;
    }

    /** All positions, the opening one first. */
    public List<GateChoice> choices() {
        return switch (this) {
            case TENANT -> yesNo("On", "Off", true, Gates::smtpAuthTenant, Gates::withSmtpAuthTenant);
            case MAILBOX ->
                List.of(
                        mailbox("on", "On", MailboxSwitch.ON),
                        mailbox("inherit", "As the tenant", MailboxSwitch.INHERIT),
                        mailbox("off", "Off", MailboxSwitch.OFF));
            case AUTH_POLICY ->
                yesNo(
                        "Allows Basic",
                        "Blocks Basic",
                        true,
                        Gates::authPolicyAllowsBasic,
                        Gates::withAuthPolicyAllowsBasic);
            case BASIC_RETIREMENT ->
                yesNo("Still served", "Retired", false, Gates::basicRetired, Gates::withBasicRetired);
            case SECURITY_DEFAULTS -> yesNo("Off", "On", false, Gates::securityDefaults, Gates::withSecurityDefaults);
            case CONDITIONAL_ACCESS ->
                List.of(
                        access("none", "Account excluded", ConditionalAccess.NONE),
                        access("blocks-legacy", "Blocks Basic", ConditionalAccess.BLOCKS_LEGACY),
                        access("requires-mfa", "Requires MFA", ConditionalAccess.REQUIRES_MFA));
            case ACCOUNT ->
                List.of(
                        account("in-order", "In order", Account.IN_ORDER),
                        account("password-changed", "Password changed", Account.PASSWORD_CHANGED),
                        account("locked", "Locked", Account.LOCKED),
                        account("disabled", "Sign-in blocked", Account.DISABLED));
            case LICENCE -> yesNo("Assigned", "Missing", true, Gates::licensed, Gates::withLicensed);
            case SEND_AS -> yesNo("Granted", "Not granted", true, Gates::sendAs, Gates::withSendAs);
        };
    }

    /** Where the switch stands. */
    public GateChoice chosen(Gates gates) {
        return choices().stream()
                .filter(choice -> choice.taken().test(gates))
                .findFirst()
                .orElseThrow();
    }

    /** The gates with this switch moved to the choice of that id; empty when there is no such choice. */
    public Optional<Gates> choose(Gates gates, String choiceId) {
        return choices().stream()
                .filter(choice -> choice.id().equals(choiceId))
                .findFirst()
                .map(choice -> choice.take().apply(gates));
    }

    /** The gates with this one opened. */
    public Gates open(Gates gates) {
        return choices().getFirst().take().apply(gates);
    }

    /** Whether the switch stands on its opening choice. */
    public boolean isOpen(Gates gates) {
        return choices().getFirst().taken().test(gates);
    }

    private static List<GateChoice> yesNo(
            String open,
            String shut,
            boolean opening,
            Function<Gates, Boolean> read,
            BiFunction<Gates, Boolean, Gates> write) {
        return List.of(
                GateChoice.of("open", open, opening, read, write), GateChoice.of("shut", shut, !opening, read, write));
    }

    private static GateChoice mailbox(String id, String label, MailboxSwitch value) {
        return GateChoice.of(id, label, value, Gates::smtpAuthMailbox, Gates::withSmtpAuthMailbox);
    }

    private static GateChoice access(String id, String label, ConditionalAccess value) {
        return GateChoice.of(id, label, value, Gates::conditionalAccess, Gates::withConditionalAccess);
    }

    private static GateChoice account(String id, String label, Account value) {
        return GateChoice.of(id, label, value, Gates::account, Gates::withAccount);
    }
}
