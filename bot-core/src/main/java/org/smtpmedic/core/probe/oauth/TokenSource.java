package org.smtpmedic.core.probe.oauth;

import java.util.function.Consumer;

/** Gets an access token for SMTP from Entra ID. */
public sealed interface TokenSource permits DeviceCodeSource, AppOnlySource {

    /**
     * Asks for a token and blocks until there is one or none will come; an interrupt ends the wait. Keeps no token.
     *
     * @param waiting told what the person has to do, at most once, on another thread
     */
    TokenOutcome.End obtain(Consumer<TokenOutcome.Waiting> waiting);
}
