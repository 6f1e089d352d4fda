package org.smtpmedic.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.smtpmedic.core.casework.CaseRules;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.casework.CaseWorker;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.probe.SubmissionTester;
import org.smtpmedic.core.store.CaseStore;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.DatabaseAddress;
import org.smtpmedic.core.store.Outbox;
import org.smtpmedic.core.store.TaskText;
import org.smtpmedic.server.local.LocalChat;
import org.smtpmedic.server.local.LocalChatRoutes;
import org.smtpmedic.server.web.HealthRoutes;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.server.web.WebServer;
import org.smtpmedic.slack.SlackConnection;
import org.smtpmedic.slack.SlackSettings;
import org.smtpmedic.slack.inbound.HttpEndpoint;

/** The bot, put together and running. */
public final class Bot implements AutoCloseable {
    private static final Duration POLLING = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Foundation foundation;
    private final LocalChat chat;
    private final Optional<SlackConnection> slack;
    private final CaseWorker worker;
    private final WebServer web;

    private Bot(
            Foundation foundation, LocalChat chat, Optional<SlackConnection> slack, CaseWorker worker, WebServer web) {
        this.foundation = foundation;
        this.chat = chat;
        this.slack = slack;
        this.worker = worker;
        this.web = web;
    }

    /**
     * What a bot is made of.
     *
     * @param knowledge asked anew for every message and every card
     * @param speed how many times faster than real time {@code clock} runs
     * @param chatPage whether the local page is served
     * @param slack the connection to a Slack workspace, where there is to be one
     * @param demo what stands beside the chat on that page; empty outside the demo
     * @param heartbeat how often it tells other processes that it is alive; of six missed ones they conclude that it is not
     */
    public record Plan(
            String host,
            int port,
            DatabaseAddress database,
            Supplier<Knowledge> knowledge,
            SubmissionTester tester,
            InstantSource clock,
            int speed,
            boolean chatPage,
            Optional<SlackSettings> slack,
            Optional<DemoRoutes> demo,
            Duration heartbeat) {

        /** With the usual heartbeat. */
        public Plan(
                String host,
                int port,
                DatabaseAddress database,
                Supplier<Knowledge> knowledge,
                SubmissionTester tester,
                InstantSource clock,
                int speed,
                boolean chatPage,
                Optional<SlackSettings> slack,
                Optional<DemoRoutes> demo) {
            this(host, port, database, knowledge, tester, clock, speed, chatPage, slack, demo, HEARTBEAT);
        }

        /** With the embedded database of a folder. */
        public Plan(
                String host,
                int port,
                Path dataDir,
                Supplier<Knowledge> knowledge,
                SubmissionTester tester,
                InstantSource clock,
                int speed,
                boolean chatPage,
                Optional<SlackSettings> slack,
                Optional<DemoRoutes> demo) {
            this(
                    host,
                    port,
                    DataLock.database(dataDir),
                    knowledge,
                    tester,
                    clock,
                    speed,
                    chatPage,
                    slack,
                    demo,
                    HEARTBEAT);
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
        var foundation = Foundation.lay(plan.database(), plan.clock());
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
        slack.ifPresent(SlackConnection::close);
        foundation.close();
    }

    private static Bot start(Plan plan, Foundation foundation) throws IOException {
        var database = foundation.database();
        var clock = foundation.clock();
        var chat = new LocalChat(database, clock);
        var slack = plan.slack().map(settings -> new SlackConnection(settings, database, clock));
        var platforms = Stream.concat(Stream.<ChatPlatform>of(chat), slack.map(SlackConnection::platform).stream())
                .toList();
        var outbox = new Outbox(
                database,
                clock,
                name -> platforms.stream()
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
                clock,
                TaskText.client(database),
                wake);
        var tasks = Stream.concat(Stream.of(outbox.task()), service.tasks().stream())
                .toList();
        var worker = new CaseWorker(database, clock, tasks, POLLING, plan.speed(), plan.heartbeat());
        wake.by(worker::wake);
        worker.start();
        try {
            var routes = new ArrayList<>(routes(plan, clock, chat, service, worker));
            routes.addAll(health(database, worker, slack));
            slack.flatMap(connection -> connection.open(
                            service,
                            text -> plan.knowledge().get().diagnostician().apply(text)))
                    .map(Bot::slackRoute)
                    .ifPresent(routes::add);
            var web = WebServer.start(plan.host(), plan.port(), routes);
            return new Bot(foundation, chat, slack, worker, web);
        } catch (IOException e) {
            slack.ifPresent(SlackConnection::close);
            worker.close();
            throw e;
        }
    }

    private static List<Route> health(Database database, CaseWorker worker, Optional<SlackConnection> slack) {
        Map<String, BooleanSupplier> platforms = slack.<Map<String, BooleanSupplier>>map(
                        connection -> Map.of("slack", connection::isConnected))
                .orElse(Map.of());
        return new HealthRoutes(database::isAlive, worker::isRunning, platforms).all();
    }

    private static Route slackRoute(HttpEndpoint endpoint) {
        return new Route("POST", HttpEndpoint.PATH, Route.Audience.ANYBODY, call -> {
            var answer = endpoint.answer(call::header, call.bytes(HttpEndpoint.MOST_BYTES));
            return new Reply.Plain(answer.status(), answer.contentType(), answer.body());
        });
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
