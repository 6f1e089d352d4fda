package org.smtpmedic.teams;

import java.net.URI;
import org.smtpmedic.teams.connector.Credential;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.gate.GateRules;

/**
 * How the bot is registered.
 *
 * @param gate whom it lets in; holds the app id
 * @param authority where it asks for tokens, with its tenant
 * @param scope what it asks for
 * @param serviceUrls where it may speak
 * @param fileStores where it may fetch uploaded files
 */
public record TeamsSettings(
        GateRules gate,
        URI authority,
        String scope,
        Credential credential,
        ServiceUrls serviceUrls,
        ServiceUrls fileStores) {}
