package org.smtpmedic.server.story;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.testkit.AdapterContract;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;

/** The stories that every platform tells the same, on the local page. */
@Plays(Plays.Platform.LOCAL)
@Timeout(120)
class LocalChatContractTest extends AdapterContract {
    @TempDir
    Path folder;

    private Bot bot;
    private PagePeople people;

    @BeforeEach
    void open() throws Exception {
        bot = new TestPlan(DataLock.database(folder), Bot.Pace.of(clock))
                .testing(path)
                .withPage()
                .start();
        people = new PagePeople("http://127.0.0.1:" + bot.port() + "/", clock::leap);
    }

    @AfterEach
    void close() {
        people.close();
        bot.close();
    }

    @Override
    protected People people() {
        return people;
    }
}
