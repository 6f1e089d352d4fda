package org.smtpmedic.server.story;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.Knowledge;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.teams.TeamsSettings;

/** A bot to be tried: it knows the bundled catalogue, and has nothing but what it is given here. */
public final class TestPlan {
    private final DatabaseAddress database;
    private final Bot.Pace pace;
    private int port;
    private Supplier<Knowledge> knowledge = () -> Bundled.KNOWLEDGE;
    private SubmissionTester tester = SubmissionTester.none();
    private PathTester path = (_, _) -> {
        throw new IllegalStateException("nothing is tested here");
    };
    private boolean page;
    private Optional<SlackSettings> slack = Optional.empty();
    private Optional<TeamsSettings> teams = Optional.empty();

    public TestPlan(DatabaseAddress database, Bot.Pace pace) {
        this.database = database;
        this.pace = pace;
    }

    public TestPlan port(int given) {
        port = given;
        return this;
    }

    public TestPlan knowing(Supplier<Knowledge> given) {
        knowledge = given;
        return this;
    }

    public TestPlan submitting(SubmissionTester given) {
        tester = given;
        return this;
    }

    public TestPlan testing(PathTester given) {
        path = given;
        return this;
    }

    public TestPlan withPage() {
        page = true;
        return this;
    }

    public TestPlan in(SlackSettings given) {
        slack = Optional.of(given);
        return this;
    }

    public TestPlan in(TeamsSettings given) {
        teams = Optional.of(given);
        return this;
    }

    public Bot start() throws IOException {
        return Bot.start(new Bot.Plan(
                "127.0.0.1",
                port,
                database,
                knowledge,
                tester,
                path,
                new SecretForms(Optional.empty(), pace.clock()),
                new Testers.Everyone(),
                pace,
                Duration.ofDays(180),
                page,
                slack,
                teams,
                Optional.empty()));
    }

    /** Loaded once for all tests. */
    private static final class Bundled {
        private static final Catalogue CATALOGUE = CatalogueLoader.bundled();
        private static final Knowledge KNOWLEDGE = new Knowledge(CATALOGUE, new Diagnostician(CATALOGUE)::diagnose);
    }
}
