package org.smtpmedic.server.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.GroupContract;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Proves;
import org.smtpmedic.teams.testkit.Activities;

/** The stories that every platform tells the same, in Teams: signed activities in, cards at the connector out. */
@Plays(Plays.Platform.TEAMS)
@Timeout(120)
class TeamsContractTest extends GroupContract {
    @TempDir
    Path folder;

    private TeamsBench bench;
    private TeamsPeople people;

    @BeforeEach
    void open() throws Exception {
        bench = new TeamsBench(folder, clock, path);
        people = new TeamsPeople(bench.teams, clock::leap);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected People people() {
        return people;
    }

    @Test
    @Proves(Feature.PERSONAL)
    void in_the_personal_chat_no_mention_is_needed() throws Exception {
        String chat = Activities.chat("ana");
        bench.teams.says(chat, "ana", TENANT_OFF);
        var card = bench.teams.channel.await(chat, CAUSE);
        bench.teams.presses(card, "ana", "It works");
        assertThat(bench.teams.channel.await(chat, "Mail goes through again").id())
                .isEqualTo(card.id());
    }
}
