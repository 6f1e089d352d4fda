package org.smtpmedic.server.crash;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.server.knowledge.KnowledgeSource;
import org.smtpmedic.server.knowledge.LiveKnowledge;

/** One of several bots on one PostgreSQL: quick to notice that another one is dead, and with a clock that may be wrong. */
final class Instance {
    private Instance() {}

    /** {@code arguments}: the URL, the user, milliseconds between heartbeats, seconds by which the clock is ahead. */
    public static void main(String[] arguments) throws Exception {
        var address = new DatabaseAddress.PostgreSql(arguments[0], arguments[1], Optional.empty());
        InstantSource wrong =
                InstantSource.offset(InstantSource.system(), Duration.ofSeconds(Long.parseLong(arguments[3])));
        Bot bot = Bot.start(plan(address, new NoTester(), wrong, Duration.ofMillis(Long.parseLong(arguments[2]))));
        System.out.println("http://localhost:" + bot.port() + "/");
        new CountDownLatch(1).await();
    }

    /** A bot with the local page and nothing else. */
    static Bot.Plan plan(DatabaseAddress address, SubmissionTester tester, InstantSource clock, Duration heartbeat)
            throws IOException {
        var knowledge = new LiveKnowledge(KnowledgeSource.bundled().knowledge());
        return new Bot.Plan(
                "127.0.0.1",
                0,
                address,
                knowledge,
                tester,
                (_, _) -> {
                    throw new IllegalStateException("nothing is tested here");
                },
                new SecretForms(Optional.empty(), clock),
                new Testers.Everyone(),
                clock,
                1,
                Duration.ofDays(180),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                heartbeat);
    }

    private record NoTester() implements SubmissionTester {
        @Override
        public boolean canTest() {
            return false;
        }

        @Override
        public AttemptResult attempt() {
            return new AttemptResult.Failed("No test is configured");
        }
    }
}
