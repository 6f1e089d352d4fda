package org.smtpmedic.server.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.probe.MailSubmissionTester;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.path.PathTester;
import org.smtpmedic.core.probe.smtp.Trust;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.Knowledge;
import org.smtpmedic.server.MailPaths;
import org.smtpmedic.server.form.PublicAddress;
import org.smtpmedic.server.form.SecretForms;
import org.smtpmedic.server.time.ScaledClock;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.simulator.M365Simulator;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The bot beside a make-believe Microsoft 365, on one machine and without any account. */
public final class Demo implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String MAILBOX = "scanner@contoso.com";
    private static final String HOST = "127.0.0.1";

    private final M365Simulator simulator;
    private final DemoSignIn signIn;
    private final Bot bot;

    private Demo(M365Simulator simulator, DemoSignIn signIn, Bot bot) {
        this.simulator = simulator;
        this.signIn = signIn;
        this.bot = bot;
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     * @param minuteMillis real milliseconds in which a minute passes
     * @param dataDir an existing folder; what lies in it is gone on with
     * @throws IOException if the port cannot be had
     */
    public static Demo start(int port, long minuteMillis, Path dataDir, Knowledge knowledge) throws IOException {
        ScaledClock clock = ScaledClock.open(InstantSource.system(), dataDir.resolve("clock.properties"), minuteMillis);
        String password = secret();
        var mailbox = new SimulatedMailbox(MAILBOX, password, secret());
        DemoSignIn signIn = DemoSignIn.start(mailbox, clock);
        M365Simulator simulator = M365Simulator.start(0, mailbox, Gates.storyStart(), clock, Limits.standard());
        var target = new SubmissionTarget(
                simulator.host(),
                simulator.port(),
                MAILBOX,
                new Secret(password.toCharArray()),
                MAILBOX,
                MAILBOX,
                Optional.of(simulator.clientSockets()));
        var page = new AtomicReference<Optional<PublicAddress>>(Optional.empty());
        var forms = new SecretForms(page::get, clock);
        var plan = new Bot.Plan(
                HOST,
                port,
                DataLock.database(dataDir),
                () -> knowledge,
                new MailSubmissionTester(target, clock),
                paths(simulator, target, new MailPaths.Logins(Optional.of(signIn.app()), forms), clock),
                forms,
                new Testers.Everyone(),
                Bot.Pace.faster(clock, Math.toIntExact(ScaledClock.REAL / minuteMillis)),
                KEPT,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(wake -> routes(simulator, clock, wake)));
        try {
            Bot bot = Bot.start(plan);
            page.set(PublicAddress.of("http://localhost:" + bot.port()));
            return new Demo(simulator, signIn, bot);
        } catch (IOException | RuntimeException e) {
            signIn.close();
            simulator.close();
            throw e;
        }
    }

    public int port() {
        return bot.port();
    }

    @Override
    public void close() throws IOException {
        bot.close();
        signIn.close();
        simulator.close();
    }

    /** Every name of the demo leads to the simulator, so its password may go wherever the guard lets a test go. */
    private static PathTester paths(
            M365Simulator simulator, SubmissionTarget mailbox, MailPaths.Logins logins, InstantSource clock) {
        var names = new DemoNames();
        return MailPaths.over(
                names,
                names,
                new TargetPolicy(Set.of(), Map.of(Door.SUBMISSION, simulator.port())),
                new Trust(Set.of(simulator.certificate())),
                Optional.of(new MailPaths.Login(
                        mailbox,
                        "smtp.office365.com:587",
                        target -> target.address().isLoopbackAddress())),
                logins,
                clock);
    }

    private static List<Route> routes(M365Simulator simulator, ScaledClock clock, Runnable wake) {
        List<Route> routes = new ArrayList<>(new TenantRoutes(simulator, MAILBOX).all());
        routes.addAll(new ClockRoutes(clock, wake).all());
        return routes;
    }

    static String secret() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
