package org.smtpmedic.core.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.smtpmedic.core.casework.PathTests.Ended;
import org.smtpmedic.core.casework.PathTests.LoginWish;
import org.smtpmedic.core.casework.PathTests.Request;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.path.LoginTester;
import org.smtpmedic.core.probe.path.PathReport;
import org.smtpmedic.core.probe.path.PathRequest;
import org.smtpmedic.core.store.Database;

/** Tests that log in as somebody asked for it: the person does their part, then the path is tested. */
final class LoginTests {
    private final Logins logins;
    private final PathRunner runner;
    private final AdmittedTests tests;
    private final TestCard card;

    LoginTests(Database database, PathRunner runner, AdmittedTests tests, TestCard card) {
        this.logins = new Logins(database);
        this.runner = runner;
        this.tests = tests;
        this.card = card;
    }

    /** Blocks while the person does their part and the test runs; {@code ended} is told what was found. */
    void test(Request request, LoginWish wish, PathRequest wanted, LoginTester tester, Consumer<Ended> ended) {
        logins.with(
                tester,
                new CardAsker(request, wish),
                outcome -> loggedIn(request, wish, wanted, tester, outcome, ended));
    }

    /** Calls off the wait for a login, within the caller's transaction; false where nothing is waited for any more. */
    boolean cancel(Request request, LoginWish wish) {
        if (!logins.cancel(request.id())) {
            return false;
        }
        card.showLogin(request, new Notice.LoginUseless(request.person(), wish.way()));
        card.show(request, new Notice.LoginCancelled(request.person(), request.target(), wish.from(), wish.way()));
        return true;
    }

    private void loggedIn(
            Request request,
            LoginWish wish,
            PathRequest wanted,
            LoginTester tester,
            Logins.Outcome outcome,
            Consumer<Ended> ended) {
        switch (outcome) {
            case Logins.Outcome.CutOff() -> {
                var notice = new Notice.LoginCutOff(request.person(), request.target(), wish.from(), wish.way());
                card.inTransaction(() -> card.show(request, notice));
            }
            case Logins.Outcome.Cancelled() -> {}
            case Logins.Outcome.Not(String sentence, Optional<String> said) -> {
                settle(request, wish, Optional.empty());
                ended.accept(new Ended(
                        request, PathReport.untested(sentence, said), Optional.of(use(wish, Optional.empty()))));
            }
            case Logins.Outcome.Ready(LoginTester.Obtained.Ready login) -> {
                settle(request, wish, login.token());
                var mailTo = wish.message() ? Optional.of(login.envelope().recipient()) : Optional.<String>empty();
                tests.run(
                        request,
                        progress -> runner.run(tester, wanted, login, wish.message(), progress),
                        report -> ended.accept(new Ended(request, report, Optional.of(use(wish, mailTo)))));
            }
        }
    }

    private static LoginUse use(LoginWish wish, Optional<String> mailTo) {
        return new LoginUse(wish.way(), wish.mailbox(), mailTo);
    }

    /** The link and the code are of no use any more. */
    private void settle(Request request, LoginWish wish, Optional<TokenReport> token) {
        if (wish.way().needsPerson() || token.isPresent()) {
            var notice = new Notice.LoginSettled(request.person(), request.target(), token);
            card.inTransaction(() -> card.showLogin(request, notice));
        }
    }

    private final class CardAsker implements Logins.Asker {
        private final Request request;
        private final LoginWish wish;

        CardAsker(Request request, LoginWish wish) {
            this.request = request;
            this.wish = wish;
        }

        @Override
        public String id() {
            return request.id();
        }

        @Override
        public String person() {
            return request.conversation().platform() + "|" + request.person().id();
        }

        @Override
        public LoginTester.Wanted wanted() {
            return new LoginTester.Wanted(
                    wish.way(), wish.mailbox(), request.person().name());
        }

        @Override
        public void prompt(LoginTester.Prompt prompt, Instant until) {
            card.inTransaction(() -> {
                card.showLogin(request, new Notice.LoginPrompt(request.person(), request.id(), wish.mailbox(), prompt));
                card.show(request, new Notice.LoginWaiting(request.person(), request.target(), wish.way(), until));
            });
        }
    }
}
