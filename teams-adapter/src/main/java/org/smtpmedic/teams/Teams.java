package org.smtpmedic.teams;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.teams.activity.Core;
import org.smtpmedic.teams.activity.FileDownload;
import org.smtpmedic.teams.activity.TeamsInbox;
import org.smtpmedic.teams.connector.Connector;
import org.smtpmedic.teams.connector.EntraTokens;
import org.smtpmedic.teams.connector.SdkConnector;
import org.smtpmedic.teams.gate.InboundGate;
import org.smtpmedic.teams.store.AddressBook;

/** The connection to Teams, put together. */
public final class Teams implements AutoCloseable {
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final Duration FILE = Duration.ofSeconds(8);

    private final TeamsSettings settings;
    private final InstantSource clock;
    private final AddressBook book;
    private final Connector connector;
    private final FileDownload files;

    private Teams(TeamsSettings settings, InstantSource clock, AddressBook book, Connector connector) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
        this.connector = connector;
        this.files = new FileDownload(settings.fileStores(), FILE);
    }

    /**
     * Opens it; nothing is asked of the network yet.
     *
     * @throws IOException if the credential cannot be read
     */
    public static Teams open(TeamsSettings settings, Database database, InstantSource clock) throws IOException {
        var tokens =
                EntraTokens.of(settings.gate().appId(), settings.authority(), settings.scope(), settings.credential());
        return new Teams(settings, clock, new AddressBook(database), new SdkConnector(tokens, CALL));
    }

    /** What the core speaks through. */
    public TeamsPlatform platform() {
        return new TeamsPlatform(book, connector, settings.serviceUrls());
    }

    /** What the channel speaks to; {@code decoder} makes text of an uploaded file. */
    public TeamsInbox inbox(Core core, Function<byte[], String> decoder) {
        return new TeamsInbox(new InboundGate(settings.gate(), clock), book, core, files, decoder, clock);
    }

    @Override
    public void close() {
        files.close();
        connector.close();
    }
}
