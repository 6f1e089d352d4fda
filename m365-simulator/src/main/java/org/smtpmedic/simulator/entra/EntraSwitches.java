package org.smtpmedic.simulator.entra;

import java.time.Duration;
import java.util.Optional;

/**
 * How the make-believe Entra ID behaves. Beyond these it refuses what is wrong: an unknown tenant or app, a wrong secret or certificate.
 *
 * @param signIn what the person before the device page does
 * @param refusal refuses every token request that would succeed
 * @param audience whom tokens are meant for
 * @param delegated {@code scp} of a person's token
 * @param roles the role in an app's token; empty for none
 * @param person who signs in
 * @param life how long tokens count; negative ones are expired at once
 * @param interval seconds between two questions of the device flow
 */
public record EntraSwitches(
        SignIn signIn,
        Optional<EntraRefusal> refusal,
        String audience,
        String delegated,
        Optional<String> roles,
        String person,
        Duration life,
        int interval) {

    /** Everything in order for this person, who has not come yet. */
    public static EntraSwitches inOrder(String person) {
        return new EntraSwitches(
                SignIn.PENDING,
                Optional.empty(),
                "https://outlook.office.com",
                "SMTP.Send",
                Optional.of("SMTP.SendAsApp"),
                person,
                Duration.ofMinutes(75),
                1);
    }

    public EntraSwitches withSignIn(SignIn moved) {
        return new EntraSwitches(moved, refusal, audience, delegated, roles, person, life, interval);
    }

    public EntraSwitches withRefusal(EntraRefusal why) {
        return new EntraSwitches(signIn, Optional.of(why), audience, delegated, roles, person, life, interval);
    }

    public EntraSwitches withAudience(String other) {
        return new EntraSwitches(signIn, refusal, other, delegated, roles, person, life, interval);
    }

    /** Both kinds of permission. */
    public EntraSwitches withPermissions(String scope, Optional<String> role) {
        return new EntraSwitches(signIn, refusal, audience, scope, role, person, life, interval);
    }

    public EntraSwitches withPerson(String other) {
        return new EntraSwitches(signIn, refusal, audience, delegated, roles, other, life, interval);
    }

    public EntraSwitches withLife(Duration other) {
        return new EntraSwitches(signIn, refusal, audience, delegated, roles, person, other, interval);
    }
}
