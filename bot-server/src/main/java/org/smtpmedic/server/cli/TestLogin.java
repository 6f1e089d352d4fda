package org.smtpmedic.server.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.recipe.EquivalentCommands;
import org.smtpmedic.core.probe.recipe.Recipe;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.smtp.StageDeadlines;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.Door;

/**
 * As whom a test logs in; both empty for a look from outside.
 *
 * @param envelope the mail that is announced and taken back
 */
record TestLogin(Optional<Credential> credential, Optional<Envelope> envelope) {
    private static final TestLogin NONE = new TestLogin(Optional.empty(), Optional.empty());

    /** The configured password belongs to the configured server: whoever else is tested does not get it. */
    static TestLogin configured(Optional<SubmissionTarget> mailbox, PathRequest request) {
        return mailbox.filter(box -> names(box, request))
                .map(box -> new TestLogin(
                        Optional.of(password(box.user(), box.password())), envelope(box.sender(), box.recipient())))
                .orElse(NONE);
    }

    /** Throws {@link Failure} where there is nobody to ask, or no server was named: a password is not for whatever a domain points at. */
    static TestLogin asked(String user, PathRequest request, PasswordPrompt prompt) {
        if (request instanceof PathRequest.OfDomain) {
            throw Failure.usage("--user goes with the server to log in at, such as smtp.office365.com:587");
        }
        char[] typed = prompt.ask("Password of " + PlainText.of(user, 100) + ": ")
                .orElseThrow(() -> Failure.usage("--user asks for the password, and there is no terminal to ask at;"
                        + " set test.host, test.user and test.password-file instead"));
        var secret = new Secret(typed);
        Arrays.fill(typed, '\0');
        return new TestLogin(Optional.of(password(user, secret)), envelope(user, user));
    }

    SubmissionPlan plan(Trust trust) {
        return new SubmissionPlan(credential, envelope, false, trust, StageDeadlines.standard());
    }

    /** The same test for other tools. */
    List<Recipe> with(EquivalentCommands commands) {
        return credential.map(as -> commands.login(as.user(), envelope)).orElseGet(commands::look);
    }

    private static Credential password(String user, Secret secret) {
        try {
            return new Credential.Password(user, secret);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("test: " + e.getMessage());
        }
    }

    /** A login name need not be a mail address; then nothing is announced. */
    private static Optional<Envelope> envelope(String sender, String recipient) {
        try {
            return Optional.of(new Envelope(sender, recipient));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean names(SubmissionTarget box, PathRequest request) {
        return request instanceof PathRequest.OfServer(String typed)
                && (typed.equalsIgnoreCase(box.host() + ":" + box.port())
                        || (box.port() == Door.SUBMISSION.port() && typed.equalsIgnoreCase(box.host())));
    }
}
