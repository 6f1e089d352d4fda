package org.smtpmedic.server;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.CaseRules;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.casework.CaseWorker;
import org.smtpmedic.core.casework.PathTesting;
import org.smtpmedic.core.casework.TestRule;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.rate.ProbeLimits;
import org.smtpmedic.core.probe.rate.ProbeRates;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.KeptCases;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.Retention;
import org.smtpmedic.core.store.TaskText;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.server.local.LocalChat;
import org.smtpmedic.server.local.LocalChatRoutes;
import org.smtpmedic.server.teams.TeamsCore;
import org.smtpmedic.server.web.HealthRoutes;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.server.web.WebServer;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.teams.TeamsSettings;

/** The bot, put together and running. */
public final class Bot implements AutoCloseable {
    private static final Duration POLLING = Duration.ofMillis(200);

    private final Foundation foundation;
    private final LocalChat chat;
    private final CaseWorker worker;
    private final WebServer web;
    private final Connections connections;

    private Bot(Foundation foundation, LocalChat chat, CaseWorker worker, WebServer web, Connections connections) {
        this.foundation = foundation;
        this.connections = connections;
        this.chat = chat;
        this.worker = worker;
        this.web = web;
    }

    /**
     * What a bot is made of.
     *
     * @param knowledge asked anew for every message and every card
     * @param paths tests what somebody names in a chat
     * @param forms the one-time forms that {@code paths} asks people with
     * @param testers who may have something tested
     * @param pace its time, and how fast that runs
     * @param kept for how long cases and their texts are kept after their last change
     * @param chatPage whether the local page is served
     * @param slack the connection to a Slack workspace, where there is to be one
     * @param teams how it is connected to Teams; empty where it is not
     * @param demo what stands beside the chat on that page; empty outside the demo
     */
    public record Plan(
            String host,
            int port,
            DatabaseAddress database,
            Supplier<Knowledge> knowledge,
            SubmissionTester tester,
            PathTester paths,
            SecretForms forms,
            Testers testers,
            Pace pace,
            Duration kept,
            boolean chatPage,
            Optional<SlackSettings> slack,
            Optional<TeamsSettings> teams,
            Optional<DemoRoutes> demo) {}

    /**
     * The time that a bot lives in.
     *
     * @param speed how many times faster than real time {@code clock} runs
     * @param heartbeat how often it tells other processes that it is alive; of six missed ones they conclude that it is not
     */
    public record Pace(InstantSource clock, int speed, Duration heartbeat) {
        private static final Duration USUAL = Duration.ofSeconds(10);

        /** A clock that runs as clocks do. */
        public static Pace of(InstantSource clock) {
            return faster(clock, 1);
        }

        /** A clock that runs {@code speed} times faster. */
        public static Pace faster(InstantSource clock, int speed) {
            return new Pace(clock, speed, USUAL);
        }
    }

    /** Routes of the demo; {@code wake} has due tasks looked for at once. */
    public interface DemoRoutes {
        List<Route> routes(Runnable wake);
    }

    /**
     * Starts everything.
     *
     * @throws IOException if the folder or the port cannot be had
     * @throws org.smtpmedic.core.store.StoreException if the database cannot be opened
     */
    public static Bot start(Plan plan) throws IOException {
        var foundation = Foundation.lay(plan.database(), plan.pace().clock());
        try {
            return start(plan, foundation);
        } catch (IOException | RuntimeException e) {
            foundation.close();
            throw e;
        }
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        chat.close();
        web.close();
        worker.close();
        connections.close();
        foundation.close();
    }

    private static Bot start(Plan plan, Foundation foundation) throws IOException {
        var database = foundation.database();
        var clock = foundation.clock();
        var chat = new LocalChat(database, clock);
        var connections = Connections.open(plan, database);
        var outbox = new Outbox(
                database,
                clock,
                name -> Stream.concat(Stream.<ChatPlatform>of(chat), connections.platforms().stream())
                        .filter(platform -> platform.name().equals(name))
                        .findFirst());
        var wake = new Wake();
        var service = new CaseService(
                database,
                new CaseStore(database),
                outbox,
                new CaseRules(() -> plan.knowledge().get().catalogue(), CaseIds::next),
                new LiveCards(plan.knowledge(), plan.tester().canTest()),
                text -> plan.knowledge().get().diagnostician().apply(text),
                plan.tester(),
                PathTesting.of(
                        plan.paths(),
                        new ProbeRates(ProbeLimits.standard(), clock),
                        new TestRule(plan.testers(), connections::place)),
                clock,
                TaskText.client(database),
                wake);
        var retention = new Retention(database, List.of(new KeptCases(database), chat.aging()), plan.kept(), clock);
        var tasks = Stream.concat(Stream.of(outbox.task(), retention.task()), service.tasks().stream())
                .toList();
        var worker = new CaseWorker(
                database,
                clock,
                tasks,
                POLLING,
                plan.pace().speed(),
                plan.pace().heartbeat());
        wake.by(worker::wake);
        worker.start();
        try {
            var routes = new ArrayList<>(routes(plan, clock, chat, service, worker));
            routes.addAll(plan.forms().routes());
            routes.addAll(new HealthRoutes(foundation::isSound, worker::isRunning, connections.health()).all());
            routes.addAll(connections.routes(new TeamsCore(service, outbox, TaskText.client(database), wake)));
            var web = WebServer.start(plan.host(), plan.port(), routes);
            return new Bot(foundation, chat, worker, web, connections);
        } catch (IOException e) {
            worker.close();
            connections.close();
            throw e;
        }
    }

    private static List<Route> routes(
            Plan plan, InstantSource clock, LocalChat chat, CaseService service, CaseWorker worker) {
        List<Route> routes = new ArrayList<>();
        if (plan.chatPage()) {
            routes.addAll(new LocalChatRoutes(
                            chat,
                            text -> plan.knowledge()
                                    .get()
                                    .diagnostician()
                                    .apply(text)
                                    .masked(),
                            service::handle,
                            clock,
                            plan.demo().isPresent())
                    .all());
        }
        plan.demo().ifPresent(demo -> routes.addAll(demo.routes(worker::wake)));
        return routes;
    }
}
