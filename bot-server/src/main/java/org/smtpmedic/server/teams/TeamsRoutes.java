package org.smtpmedic.server.teams;

import java.io.IOException;
import java.util.List;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.teams.activity.Answer;
import org.smtpmedic.teams.activity.TeamsInbox;

/** The one address that the channel brings activities to. */
public final class TeamsRoutes {
    private final TeamsInbox inbox;

    public TeamsRoutes(TeamsInbox inbox) {
        this.inbox = inbox;
    }

    public List<Route> all() {
        return List.of(new Route("POST", "/api/messages", Route.Audience.ANYBODY, this::activity));
    }

    private Reply activity(Call call) throws IOException {
        Answer answer = inbox.take(call.headers("Authorization"), call.bytes(TeamsInbox.MOST_BYTES));
        return answer.body()
                .<Reply>map(body -> new Reply.Json(answer.status(), body))
                .orElseGet(() -> new Reply.Status(answer.status()));
    }
}
