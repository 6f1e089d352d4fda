package org.smtpmedic.teams.gate;

import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** A key of the channel, and the channels that it may sign for. */
record SigningKey(RSAPublicKey key, Set<String> endorsements) {
    SigningKey {
        endorsements = Set.copyOf(endorsements);
    }
}
