package org.smtpmedic.server.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.smtpmedic.server.time.ScaledClock;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HttpProblem;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;

/** The demo's clock, to be read and put forward. */
public final class ClockRoutes {
    private static final int BODY = 10_000;
    private static final int LONGEST_SKIP = 7 * 24 * 60;

    private final ScaledClock clock;
    private final Runnable skipped;

    /** {@code skipped} is told after each jump. */
    public ClockRoutes(ScaledClock clock, Runnable skipped) {
        this.clock = clock;
        this.skipped = skipped;
    }

    public List<Route> all() {
        return List.of(
                Route.local("GET", "/local/clock", _ -> state()), Route.local("POST", "/local/clock", this::skip));
    }

    private Reply skip(Call call) throws IOException {
        int minutes = call.json(BODY).path("minutes").asInt();
        if (minutes < 1 || minutes > LONGEST_SKIP) {
            throw new HttpProblem(400, "The clock goes forward by one minute to seven days at a time.");
        }
        clock.skip(Duration.ofMinutes(minutes));
        skipped.run();
        return state();
    }

    private Reply state() {
        return Reply.ok(Map.of("now", clock.instant().toString(), "minuteMillis", clock.minuteMillis()));
    }
}
