package org.smtpmedic.teams.store;

import java.util.Optional;

/**
 * What is known about a conversation.
 *
 * @param team the team it belongs to; empty where it belongs to none
 * @param isPersonal whether it is a chat of one person with the bot
 * @param serviceUrl the connector that served it last
 * @param botId the bot as the channel calls it there
 * @param lastPerson who talked to the bot there last
 * @param isClosed whether the bot was removed or blocked
 * @param detour the conversation that gets its cards meanwhile
 */
public record KnownConversation(
        Address address,
        String team,
        boolean isPersonal,
        String serviceUrl,
        String tenantId,
        String botId,
        String lastPerson,
        boolean isClosed,
        Optional<String> detour) {}
