package org.smtpmedic.server.demo;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.AppCredential;
import org.smtpmedic.core.probe.oauth.Registration;
import org.smtpmedic.server.config.AppAccess;
import org.smtpmedic.simulator.entra.EntraSimulator;
import org.smtpmedic.simulator.entra.EntraSwitches;
import org.smtpmedic.simulator.entra.SignIn;
import org.smtpmedic.simulator.entra.SimulatedApp;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** The make-believe Entra ID of the demo. Nobody has to sign in there: the mailbox's user does so at the first question for the token. */
final class DemoSignIn implements AutoCloseable {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String CLIENT = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    private static final int SECONDS_UNTIL_SIGNED_IN = 5;

    private final EntraSimulator entra;
    private final AppAccess app;

    private DemoSignIn(EntraSimulator entra, AppAccess app) {
        this.entra = entra;
        this.app = app;
    }

    static DemoSignIn start(SimulatedMailbox mailbox, InstantSource clock) throws IOException {
        String secret = Demo.secret();
        var entra = EntraSimulator.start(0, new SimulatedApp(TENANT, CLIENT, secret, Optional.empty()), mailbox, clock);
        EntraSwitches now = entra.switches();
        entra.set(new EntraSwitches(
                SignIn.DONE,
                now.refusal(),
                now.audience(),
                now.delegated(),
                now.roles(),
                now.person(),
                now.life(),
                SECONDS_UNTIL_SIGNED_IN));
        var registration = new Registration(entra.authority(), TENANT, CLIENT, Optional.of(entra.clientSockets()));
        var credential = new AppCredential.ClientSecret(new Secret(secret.toCharArray()));
        return new DemoSignIn(entra, new AppAccess(registration, Optional.of(credential)));
    }

    /** The registration that the bot is configured with. */
    AppAccess app() {
        return app;
    }

    @Override
    public void close() {
        entra.close();
    }
}
