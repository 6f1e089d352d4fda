package org.smtpmedic.slack.inbound;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.slack.api.Grant;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.chat.SlackDialogs;
import org.smtpmedic.slack.event.Signature;

/** Everything from Slack to the core, put together around one Bolt app. */
public final class Inbound implements AutoCloseable {
    /** Slack waits for three seconds, and the way takes its part of them. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final App app;
    private final Handover handover = new Handover(PATIENCE);
    private Optional<SocketLink> socket = Optional.empty();

    /**
     * What it needs.
     *
     * @param fileOrigins where uploaded files may be fetched from
     * @param tokens with which token a workspace is called
     * @param installed which workspaces have the app
     * @param answerOrigins where a workspace without the app may be answered
     */
    public record Parts(
            SlackApi api,
            Places places,
            People people,
            CaseService core,
            Set<String> fileOrigins,
            Function<String, Grant> tokens,
            Installed installed,
            Set<String> answerOrigins,
            InstantSource clock) {}

    public Inbound(Parts parts) {
        var dialogs = new SlackDialogs(parts.api());
        var conversations = new Conversations(
                parts.core(),
                parts.places(),
                parts.people(),
                new FileFetch(parts.fileOrigins(), parts.tokens()),
                dialogs,
                parts.clock());
        var stranger =
                new Stranger(parts.api().slack(), parts.installed().installAt(), parts.answerOrigins(), handover);
        var intake = new SlackIntake(
                conversations, dialogs, parts.places(), parts.people(), handover, parts.installed(), stranger);
        // With a list of our own, Bolt adds none of its middleware. It keeps the list and must be able to change it.
        this.app =
                new App(new AppConfig(), parts.api().slack(), new ArrayList<>(List.of(new IntakeMiddleware(intake))));
    }

    /** The endpoint for signed requests. */
    public HttpEndpoint http(Token signingSecret, InstantSource clock) {
        return new HttpEndpoint(app, new Signature(signingSecret, clock));
    }

    /** Connects by Socket Mode, and keeps the connection, from a thread of its own. */
    public void connect(Token appToken) {
        var link = new SocketLink(app, appToken);
        socket = Optional.of(link);
        link.start();
    }

    /** Whether Slack can reach us as far as we know: always, where it is Slack that calls. */
    public boolean isConnected() {
        return socket.map(SocketLink::isConnected).orElse(true);
    }

    @Override
    public void close() {
        socket.ifPresent(SocketLink::close);
        handover.close();
    }
}
