package org.smtpmedic.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.server.teams.TeamsCore;
import org.smtpmedic.server.teams.TeamsRoutes;
import org.smtpmedic.server.text.TextBytes;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.teams.Teams;
import org.smtpmedic.teams.TeamsSettings;
import org.smtpmedic.teams.activity.TeamsInbox;

/** The chat platforms that are configured. */
final class Connections implements AutoCloseable {
    private final Optional<Teams> teams;
    private final List<ChatPlatform> platforms;
    private final List<TeamsInbox> inboxes = new ArrayList<>();

    private Connections(Optional<Teams> teams) {
        this.teams = teams;
        this.platforms = teams.<ChatPlatform>map(Teams::platform).stream().toList();
    }

    /**
     * Connects what is configured.
     *
     * @throws IOException if a credential cannot be read
     */
    static Connections open(Optional<TeamsSettings> teams, Database database, InstantSource clock) throws IOException {
        return new Connections(
                teams.isEmpty() ? Optional.empty() : Optional.of(Teams.open(teams.get(), database, clock)));
    }

    List<ChatPlatform> platforms() {
        return platforms;
    }

    /** The addresses that the platforms call. */
    List<Route> routes(TeamsCore core) {
        List<Route> routes = new ArrayList<>();
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
        teams.ifPresent(Teams::close);
    }
}
