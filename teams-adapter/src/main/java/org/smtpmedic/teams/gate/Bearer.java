package org.smtpmedic.teams.gate;

import java.util.Set;

/**
 * What a good token says.
 *
 * @param serviceUrl where the channel wants to be answered
 * @param endorsements the channels that the token's key may sign for
 */
public record Bearer(String serviceUrl, Set<String> endorsements) {
    public Bearer {
        endorsements = Set.copyOf(endorsements);
    }
}
