package org.smtpmedic.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.oauth.AppOnlySource;
import org.smtpmedic.core.probe.oauth.DeviceCodeSource;
import org.smtpmedic.core.probe.oauth.TokenCheck;
import org.smtpmedic.core.probe.oauth.TokenOutcome;
import org.smtpmedic.core.probe.oauth.TokenSource;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.LoginTester.Obtained.Not;
import org.smtpmedic.core.probe.path.LoginTester.Obtained.Ready;
import org.smtpmedic.core.probe.path.LoginWay;
import org.smtpmedic.core.probe.path.PathProbe;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.probe.smtp.Credential;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.smtp.StageDeadlines;
import org.smtpmedic.core.probe.smtp.SubmissionPlan;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.MicrosoftHosts;
import org.smtpmedic.core.probe.target.VettedTarget;
import org.smtpmedic.server.config.AppAccess;
import org.smtpmedic.server.form.SecretForms;

/** The ways to log in that the operator configured. What is obtained goes to Microsoft's servers or the configured mailbox's own, nowhere else. */
final class ConfiguredLogins implements LoginTester {
    private static final Duration SIGN_IN = Duration.ofMinutes(15);

    private final PathProbe probe;
    private final Trust trust;
    private final Optional<MailPaths.Login> mailbox;
    private final Optional<AppAccess> app;
    private final SecretForms forms;
    private final InstantSource clock;

    ConfiguredLogins(
            PathProbe probe,
            Trust trust,
            Optional<MailPaths.Login> mailbox,
            Optional<AppAccess> app,
            SecretForms forms,
            InstantSource clock) {
        this.probe = probe;
        this.trust = trust;
        this.mailbox = mailbox;
        this.app = app;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public Set<LoginWay> offered(String server) {
        Set<LoginWay> ways = EnumSet.noneOf(LoginWay.class);
        boolean own =
                mailbox.filter(each -> each.server().equalsIgnoreCase(server)).isPresent();
        if (own) {
            ways.add(LoginWay.MAILBOX);
        }
        if (own || MicrosoftHosts.submits(server.substring(0, Math.max(0, server.lastIndexOf(':'))))) {
            app.ifPresent(_ -> ways.add(LoginWay.SIGN_IN));
            app.flatMap(AppAccess::credential).ifPresent(_ -> ways.add(LoginWay.APP));
            if (forms.canOpen()) {
                ways.add(LoginWay.FORM);
            }
        }
        return ways;
    }

    @Override
    public Obtained obtain(Wanted wanted, Consumer<Prompt> prompt) {
        return switch (wanted.way()) {
            case MAILBOX -> mailbox.map(ConfiguredLogins::configured).orElseGet(ConfiguredLogins::gone);
            case APP ->
                app.flatMap(access -> access.credential()
                                .map(credential -> new AppOnlySource(access.registration(), credential)))
                        .map(source -> byToken(wanted, source, prompt))
                        .orElseGet(ConfiguredLogins::gone);
            case SIGN_IN ->
                app.map(access -> new DeviceCodeSource(access.registration(), clock, SIGN_IN))
                        .map(source -> byToken(wanted, source, prompt))
                        .orElseGet(ConfiguredLogins::gone);
            case FORM -> byForm(wanted, prompt);
        };
    }

    @Override
    public PathReport run(PathRequest request, Ready login, boolean sendMessage, Consumer<StageResult> progress) {
        return probe.run(
                request,
                target -> mayGo(login.way(), target)
                        ? new SubmissionPlan(
                                Optional.of(login.credential()),
                                Optional.of(login.envelope()),
                                sendMessage,
                                trust,
                                StageDeadlines.standard())
                        : SubmissionPlan.look(trust),
                progress);
    }

    /** Where a test leads may have changed since its card was shown; here is where it counts. */
    private boolean mayGo(LoginWay way, VettedTarget target) {
        boolean own = mailbox.filter(each -> each.at().test(target)).isPresent();
        return own || (way != LoginWay.MAILBOX && MicrosoftHosts.submits(target.host()));
    }

    private static Obtained configured(MailPaths.Login login) {
        var box = login.mailbox();
        return new Ready(
                LoginWay.MAILBOX,
                new Credential.Password(box.user(), box.password()),
                new Envelope(box.sender(), box.recipient()),
                Optional.empty());
    }

    private Obtained byToken(Wanted wanted, TokenSource source, Consumer<Prompt> prompt) {
        TokenOutcome.End end = source.obtain(
                waiting -> prompt.accept(new Prompt.SignIn(waiting.userCode(), waiting.address(), waiting.until())));
        return switch (end) {
            case TokenOutcome.Obtained(Secret token, var _) ->
                ready(wanted, new Credential.Token(wanted.mailbox(), token), Optional.of(token));
            case TokenOutcome.Refused(String said) ->
                new Not("Microsoft refused the sign-in: " + said, Optional.of(said));
            case TokenOutcome.TimedOut _ -> not("Nobody signed in in time. Ask for the test again to get a new code.");
            case TokenOutcome.Unreachable(String says) -> not(says);
        };
    }

    private Obtained byForm(Wanted wanted, Consumer<Prompt> prompt) {
        var opened = forms.open(wanted.askedBy(), wanted.mailbox());
        if (opened.isEmpty()) {
            return not("No form can be opened just now. Please try again in some minutes.");
        }
        try (var form = opened.get()) {
            prompt.accept(new Prompt.FillIn(form.link(), form.until()));
            return form.await(SecretForms.LIFE)
                    .map(secret -> ready(wanted, new Credential.Password(wanted.mailbox(), secret), Optional.empty()))
                    .orElseGet(
                            () -> not("Nobody filled in the form in time. Ask for the test again to get a new one."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return not("The wait was cut off.");
        }
    }

    private Obtained ready(Wanted wanted, Credential credential, Optional<Secret> token) {
        var mailbox = Optional.of(wanted.mailbox());
        return new Ready(
                wanted.way(),
                credential,
                new Envelope(wanted.mailbox(), wanted.mailbox()),
                token.map(each -> new TokenCheck(clock).check(each, mailbox)));
    }

    private static Obtained gone() {
        return not("This way to log in is not configured any more.");
    }

    private static Obtained not(String sentence) {
        return new Not(sentence, Optional.empty());
    }
}
