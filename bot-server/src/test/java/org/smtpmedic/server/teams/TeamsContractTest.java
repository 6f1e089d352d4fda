package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.GroupContract;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.story.Untested;
import org.smtpmedic.teams.TeamsSettings;
import org.smtpmedic.teams.connector.Credential;
import org.smtpmedic.teams.connector.Hidden;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.gate.GateRules;
import org.smtpmedic.teams.testkit.Activities;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

/** The stories that every platform tells the same, in Teams: signed activities in, cards at the connector out. */
@Plays(Plays.Platform.TEAMS)
@Timeout(120)
class TeamsContractTest extends GroupContract {
    private static final String SCOPE = "https://api.botframework.com/.default";

    @TempDir
    Path folder;

    private SSLSocketFactory usual;
    private TokenHouse authority;
    private TeamsClient teams;
    private TeamsPeople people;
    private Bot bot;

    @BeforeEach
    void open() throws Exception {
        authority = new TokenHouse(folder);
        usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(authority.trusting());
        teams = new TeamsClient(() -> "http://127.0.0.1:" + bot.port(), clock);
        people = new TeamsPeople(teams, clock::leap);
        bot = Bot.start(new Bot.Plan(
                "127.0.0.1",
                0,
                folder.resolve("data"),
                Untested.KNOWLEDGE,
                new Untested(),
                path,
                clock,
                1,
                false,
                Optional.empty(),
                Optional.of(settings()),
                Optional.empty()));
    }

    private TeamsSettings settings() {
        return new TeamsSettings(
                new GateRules(TokenMint.APP, TokenMint.ISSUER, teams.keys(), Set.of(Activities.TENANT)),
                URI.create(authority.address() + "/" + Activities.TENANT),
                SCOPE,
                new Credential.ClientSecret(new Hidden("a-secret-of-the-app")),
                new ServiceUrls(List.of(teams.channel.serviceUrl())),
                new ServiceUrls(List.of()));
    }

    @AfterEach
    void close() {
        bot.close();
        teams.close();
        authority.close();
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
    }

    @Override
    protected People people() {
        return people;
    }

    @Test
    @Proves(Feature.PERSONAL)
    void in_the_personal_chat_no_mention_is_needed() throws Exception {
        String chat = Activities.chat("ana");
        teams.says(chat, "ana", TENANT_OFF);
        var card = teams.channel.await(chat, CAUSE);
        teams.presses(card, "ana", "It works");
        assertThat(teams.channel.await(chat, "Mail goes through again").id()).isEqualTo(card.id());
    }
}
