package org.smtpmedic.server.slack;

import static org.smtpmedic.server.slack.SlackWorkspace.quoted;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

class SlackSocketTest extends SlackStory {
    @Override
    Transport transport() {
        return new Transport.SocketMode(new Token(SlackWorkspace.APP_TOKEN));
    }

    @Test
    void a_dropped_and_a_refreshed_socket_come_back_and_nothing_is_lost() {
        for (String how : new String[] {"cut", "refresh"}) {
            int before = workspace.state().path("connections").asInt();
            workspace.trouble(how, "{}");
            workspace.await(
                    "another socket after " + how,
                    state -> state.path("connections").asInt() > before
                                    && state.path("sockets").asInt() == 1
                            ? Optional.of(true)
                            : Optional.empty());
        }
        workspace.trouble("cut", "{}");
        workspace.person("say", "{\"mention\":true,\"how\":{\"retries\":true},\"text\":" + quoted(ERROR) + "}");
        workspace.awaitCard(CAUSE);
    }
}
