package org.smtpmedic.teams.gate;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom the gate lets in.
 *
 * @param appId the bot's own id, which tokens are made out to
 * @param issuer who makes the tokens
 * @param openIdMetadata where the issuer tells its keys
 * @param tenants the organizations whose people may talk to the bot, by id
 */
public record GateRules(String appId, String issuer, URI openIdMetadata, Set<String> tenants) {
    public GateRules {
        if (appId.isBlank() || issuer.isBlank() || tenants.isEmpty()) {
            throw new IllegalArgumentException("A gate needs an app id, an issuer and a tenant");
        }
        tenants = tenants.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
