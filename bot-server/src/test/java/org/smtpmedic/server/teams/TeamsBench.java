package org.smtpmedic.server.teams;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.story.TestPlan;
import org.smtpmedic.teams.TeamsSettings;
import org.smtpmedic.teams.connector.Credential;
import org.smtpmedic.teams.connector.Hidden;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.gate.GateRules;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.ConnectorEmulator;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

/** The bot, put together as the program does it, with Teams around it and a clock of the test's. */
final class TeamsBench implements AutoCloseable {
    private static final String SCOPE = "https://api.botframework.com/.default";

    final TeamsClient teams;
    final ConnectorEmulator elsewhere = new ConnectorEmulator(TokenHouse.TOKEN);

    private final SSLSocketFactory usual = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final TokenHouse authority;
    private final Bot bot;

    /** {@code serviceUrls}: where else it may speak. */
    TeamsBench(Path folder, InstantSource clock, PathTester path, String... serviceUrls)
            throws IOException, GeneralSecurityException {
        authority = new TokenHouse(folder);
        HttpsURLConnection.setDefaultSSLSocketFactory(authority.trusting());
        teams = new TeamsClient(this::address, clock);
        bot = new TestPlan(DataLock.database(folder.resolve("data")), Bot.Pace.of(clock))
                .testing(path)
                .in(settings(List.of(serviceUrls)))
                .start();
    }

    private String address() {
        return "http://127.0.0.1:" + bot.port();
    }

    private TeamsSettings settings(List<String> serviceUrls) {
        return new TeamsSettings(
                new GateRules(TokenMint.APP, TokenMint.ISSUER, teams.keys(), Set.of(Activities.TENANT)),
                URI.create(authority.address() + "/" + Activities.TENANT),
                SCOPE,
                new Credential.ClientSecret(new Hidden("a-secret-of-the-app")),
                new ServiceUrls(Stream.concat(
                                Stream.of(teams.channel.serviceUrl(), elsewhere.serviceUrl()), serviceUrls.stream())
                        .toList()),
                new ServiceUrls(List.of()));
    }

    @Override
    public void close() {
        bot.close();
        teams.close();
        elsewhere.close();
        authority.close();
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
    }
}
