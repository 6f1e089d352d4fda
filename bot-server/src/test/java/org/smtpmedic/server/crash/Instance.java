package org.smtpmedic.server.crash;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.story.TestPlan;

/** One of several bots on one PostgreSQL: quick to notice that another one is dead, and with a clock that may be wrong. */
final class Instance {
    private Instance() {}

    /** {@code arguments}: the URL, the user, milliseconds between heartbeats, seconds by which the clock is ahead. */
    public static void main(String[] arguments) throws Exception {
        var address = new DatabaseAddress.PostgreSql(arguments[0], arguments[1], Optional.empty());
        InstantSource wrong =
                InstantSource.offset(InstantSource.system(), Duration.ofSeconds(Long.parseLong(arguments[3])));
        Bot bot = new TestPlan(address, new Bot.Pace(wrong, 1, Duration.ofMillis(Long.parseLong(arguments[2]))))
                .withPage()
                .start();
        System.out.println("http://localhost:" + bot.port() + "/");
        new CountDownLatch(1).await();
    }
}
