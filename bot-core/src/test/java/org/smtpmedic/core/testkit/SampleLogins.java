package org.smtpmedic.core.testkit;

import static org.smtpmedic.core.testkit.SampleCases.ALEX;
import static org.smtpmedic.core.testkit.SampleCases.NOW;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.casework.LoginUse;
import org.smtpmedic.core.casework.Notice;
import org.smtpmedic.core.casework.PathRun;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.path.LoginTester.Prompt;
import org.smtpmedic.core.probe.path.LoginWay;

/** Tests of a login as they go, each with a golden file. */
final class SampleLogins {
    private static final String MAILBOX = "scanner@contoso.com";
    private static final String TEST = "0f0e0d0c";
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(10));

    private SampleLogins() {}

    /** {@code passed} are the results of a test in which everything passed. */
    static Map<String, Notice> notices(List<StageResult> passed) {
        Map<String, Notice> notices = new LinkedHashMap<>();
        notices.put(
                "login-sign-in",
                new Notice.LoginPrompt(
                        ALEX,
                        TEST,
                        MAILBOX,
                        new Prompt.SignIn("C9MEDIC42", URI.create("https://login.microsoftonline.com/device"), UNTIL)));
        notices.put(
                "login-form",
                new Notice.LoginPrompt(
                        ALEX,
                        TEST,
                        MAILBOX,
                        new Prompt.FillIn(
                                URI.create("https://medic.example.com/secret/AAAAAAAAAAAAAAAAAAAAAA"), UNTIL)));
        notices.put("login-waiting", new Notice.LoginWaiting(ALEX, MAILBOX, LoginWay.SIGN_IN, UNTIL));
        notices.put("login-settled", new Notice.LoginSettled(ALEX, MAILBOX, Optional.of(wrongAudience())));
        notices.put("login-cut-off", new Notice.LoginCutOff(ALEX, MAILBOX, TEST, LoginWay.FORM));
        notices.put("login-cancelled", new Notice.LoginCancelled(ALEX, MAILBOX, TEST, LoginWay.SIGN_IN));
        notices.put("login-useless", new Notice.LoginUseless(ALEX, LoginWay.SIGN_IN));
        notices.put("login-not-yours", new Notice.LoginNotWaiting(ALEX, true));
        notices.put("login-over", new Notice.LoginNotWaiting(ALEX, false));
        var signedIn = run(passed, new LoginUse(LoginWay.SIGN_IN, MAILBOX, Optional.empty()));
        notices.put("mail-question", new Notice.MailQuestion(ALEX, "1f1e1d1c", signedIn, LoginWay.SIGN_IN));
        notices.put("mail-confirmed", new Notice.MailAnswered(ALEX, Notice.MailAnswered.Answer.SEND));
        notices.put("mail-not-asked", new Notice.MailNotAsked(ALEX));
        notices.put(
                "login-passed", new Notice.PathTested(ALEX, signedIn, Optional.empty(), EnumSet.allOf(LoginWay.class)));
        notices.put(
                "login-mail-sent",
                new Notice.PathTested(
                        ALEX,
                        run(passed, new LoginUse(LoginWay.MAILBOX, MAILBOX, Optional.of("admin@contoso.com"))),
                        Optional.empty(),
                        EnumSet.of(LoginWay.MAILBOX)));
        notices.put("token-read", new Notice.TokenRead(ALEX, wrongAudience()));
        notices.put("token-hostile", new Notice.TokenRead(ALEX, hostile()));
        return notices;
    }

    private static TokenReport wrongAudience() {
        return new TokenReport(
                TokenReport.Kind.FOR_A_PERSON,
                List.of(new Fact("Meant for", "Microsoft Graph"), new Fact("Person", MAILBOX)),
                List.of(new TokenReport.Finding(
                        TokenReport.Level.PROBLEM,
                        "The token is meant for Microsoft Graph; Exchange Online refuses it for SMTP.",
                        Optional.of("Ask for the scope https://outlook.office.com/SMTP.Send."))));
    }

    private static TokenReport hostile() {
        String bad = SampleCases.HOSTILE;
        return new TokenReport(
                TokenReport.Kind.UNCLEAR,
                List.of(new Fact(bad, bad.repeat(50))),
                List.of(new TokenReport.Finding(TokenReport.Level.WARNING, bad.repeat(50), Optional.of(bad))));
    }

    private static PathRun run(List<StageResult> results, LoginUse login) {
        return new PathRun(
                "0f0e0d0c-0b0a-3908-8706-050403020100",
                new org.smtpmedic.core.chat.ConversationRef("test", "room-1"),
                MAILBOX,
                NOW,
                Optional.of("smtp.office365.com:587"),
                results,
                Optional.empty(),
                Optional.of(login));
    }
}
