package org.smtpmedic.server.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.smtpmedic.core.probe.AttemptResult;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.story.TestPlan;

/**
 * A bot that comes to its end at a point between two effects. It is told by lines: {@code watch} to name the points that it passes, {@code
 * die POINT} to stand still at one of them, {@code ignore} to do neither.
 */
final class Doomed {
    static final String ERROR =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.";
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Where others could have died, whoever is silent for three seconds has. */
    private static final Duration QUICK_HEARTBEAT = Duration.ofMillis(500);

    private Doomed() {}

    /** {@code arguments}: where to die, or nothing; then a folder, or the URL of a PostgreSQL database and its user. */
    public static void main(String[] arguments) throws Exception {
        boolean embedded = arguments.length == 2;
        DatabaseAddress address = embedded
                ? DataLock.database(Path.of(arguments[1]))
                : new DatabaseAddress.PostgreSql(arguments[1], arguments[2], Optional.empty());
        if (!arguments[0].isEmpty()) {
            FaultPoints.watch(Optional.of(arguments[0]));
        }
        Bot bot = new TestPlan(address, new Bot.Pace(InstantSource.system(), 1, embedded ? HEARTBEAT : QUICK_HEARTBEAT))
                .submitting(new AlwaysRefused())
                .withPage()
                .start();
        FaultPoints.announce("http://localhost:" + bot.port() + "/");
        obey();
    }

    private static void obey() throws IOException {
        var words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String word = words.readLine(); word != null; word = words.readLine()) {
            if (word.equals("ignore")) {
                FaultPoints.ignore();
            } else {
                FaultPoints.watch(Optional.of(word)
                        .filter(each -> each.startsWith("die "))
                        .map(each -> each.substring("die ".length())));
            }
            System.out.println("obeys");
        }
    }

    /** A mail server that says the same every time. */
    private record AlwaysRefused() implements SubmissionTester {
        @Override
        public boolean canTest() {
            return true;
        }

        @Override
        public AttemptResult attempt() {
            FaultPoints.before("test mail", this);
            var refused = new AttemptResult.Refused(ERROR);
            FaultPoints.after("test mail", this);
            return refused;
        }
    }
}
