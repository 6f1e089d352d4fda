package org.smtpmedic.teams.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * The few calls of the Bot Connector REST API that the bot needs. Each blocks for some seconds at most. The one way to leave the SDK is another
 * implementation of this.
 */
public interface Connector extends AutoCloseable {

    /**
     * Where a message goes.
     *
     * @param serviceUrl the connector that serves the conversation
     * @param conversationId the conversation; a thread's id holds the id of the message it began with
     * @param isTargeted whether the message is for one member alone, the {@code recipient} of the activity
     */
    record Place(URI serviceUrl, String conversationId, boolean isTargeted) {}

    /**
     * Posts an activity.
     *
     * @return the id of the message
     * @throws ConnectorException if it was not taken, or it is not known whether it was
     */
    String send(Place place, ObjectNode activity) throws ConnectorException;

    /**
     * Replaces an activity of the bot's own.
     *
     * @throws ConnectorException as for {@link #send}
     */
    void update(Place place, String messageId, ObjectNode activity) throws ConnectorException;

    /**
     * Takes an activity of the bot's own away.
     *
     * @throws ConnectorException as for {@link #send}
     */
    void delete(Place place, String messageId) throws ConnectorException;

    /**
     * Opens the personal chat with somebody, or finds the one that is there.
     *
     * @param botId the bot as the channel calls it
     * @return the conversation's id
     * @throws ConnectorException as for {@link #send}
     */
    String openPersonalChat(URI serviceUrl, String botId, String personId, String tenantId) throws ConnectorException;

    @Override
    void close();
}
