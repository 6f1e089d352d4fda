package org.smtpmedic.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.TestRule;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.ConversationRef;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.server.local.LocalChat;
import org.smtpmedic.server.slack.InstallRoutes;
import org.smtpmedic.server.teams.TeamsCore;
import org.smtpmedic.server.teams.TeamsRoutes;
import org.smtpmedic.server.text.TextBytes;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.slack.SlackConnection;
import org.smtpmedic.slack.inbound.HttpEndpoint;
import org.smtpmedic.teams.Teams;
import org.smtpmedic.teams.activity.TeamsInbox;

/** The chat platforms that are configured. */
final class Connections implements AutoCloseable {
    private final Optional<SlackConnection> slack;
    private final Optional<Teams> teams;
    private final List<TeamsInbox> inboxes = new ArrayList<>();

    private Connections(Optional<SlackConnection> slack, Optional<Teams> teams) {
        this.slack = slack;
        this.teams = teams;
    }

    /**
     * Prepares what is configured; nothing comes in before {@link #routes}.
     *
     * @throws IOException if a credential cannot be read
     */
    static Connections open(Bot.Plan plan, Database database) throws IOException {
        Optional<Teams> teams = plan.teams().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Teams.open(plan.teams().get(), database, plan.pace().clock()));
        return new Connections(
                plan.slack()
                        .map(settings -> new SlackConnection(
                                settings, database, plan.pace().clock())),
                teams);
    }

    List<ChatPlatform> platforms() {
        return Stream.concat(
                        slack.<ChatPlatform>map(SlackConnection::platform).stream(),
                        teams.<ChatPlatform>map(Teams::platform).stream())
                .toList();
    }

    /** What a platform knows about who may test. Teams does not tell, and everybody at the local page is at this machine. */
    TestRule.Place place(String platform) {
        return slack.filter(connection -> connection.platform().name().equals(platform))
                .map(SlackConnection::place)
                .orElse(platform.equals(LocalChat.NAME) ? new ThisMachine() : TestRule.Place.PLAIN);
    }

    private record ThisMachine() implements TestRule.Place {
        @Override
        public Testers chosen(ConversationRef conversation) {
            return new Testers.Everyone();
        }

        @Override
        public boolean isAdmin(ConversationRef conversation, Person person) {
            return true;
        }
    }

    /** Whether each platform that the program itself dials is reached. */
    Map<String, BooleanSupplier> health() {
        return slack.<Map<String, BooleanSupplier>>map(connection -> Map.of("slack", connection::isConnected))
                .orElse(Map.of());
    }

    /** Connects to the platforms, and gives the addresses that they call. */
    List<Route> routes(TeamsCore core) {
        List<Route> routes = new ArrayList<>();
        slack.flatMap(connection -> connection.open(core.service()))
                .map(Connections::slackRoute)
                .ifPresent(routes::add);
        slack.flatMap(SlackConnection::installation)
                .map(endpoint -> new InstallRoutes(endpoint).all())
                .ifPresent(routes::addAll);
        teams.ifPresent(connected -> {
            TeamsInbox inbox = connected.inbox(core, TextBytes::decode);
            inboxes.add(inbox);
            routes.addAll(new TeamsRoutes(inbox).all());
        });
        return routes;
    }

    @Override
    public void close() {
        inboxes.forEach(TeamsInbox::close);
        slack.ifPresent(SlackConnection::close);
        teams.ifPresent(Teams::close);
    }

    private static Route slackRoute(HttpEndpoint endpoint) {
        return new Route("POST", HttpEndpoint.PATH, Route.Audience.ANYBODY, call -> {
            var answer = endpoint.answer(call::header, call.bytes(HttpEndpoint.MOST_BYTES));
            return new Reply.Plain(answer.status(), answer.contentType(), answer.body());
        });
    }
}
