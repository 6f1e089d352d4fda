package org.smtpmedic.teams.connector;

import java.io.IOException;

/** Tokens that say to the connector who we are. */
public interface AccessTokens {

    /**
     * A token that is good for some minutes more. May ask the network, for some seconds at most.
     *
     * @throws IOException if there is none to be had; the message names the reason and no secret
     */
    String token() throws IOException;
}
