package org.smtpmedic.server.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.testkit.AdapterContract;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.form.SecretForms;

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
        bot = Bot.start(new Bot.Plan(
                "127.0.0.1",
                0,
                DataLock.database(folder),
                Untested.KNOWLEDGE,
                new Untested(),
                path,
                new SecretForms(Optional.empty(), clock),
                new Testers.Everyone(),
                Bot.Pace.of(clock),
                Duration.ofDays(180),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
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
