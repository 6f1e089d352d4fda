package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.SlackApi;

/** The calls that put a message somewhere. Links in it never unfold. */
final class SlackMessages {
    private final SlackApi api;
    /** Direct messages by workspace and person; opening them again would give the same. */
    private final Map<String, String> directs = new ConcurrentHashMap<>();

    SlackMessages(SlackApi api) {
        this.api = api;
    }

    /** What to show. */
    record Content(String text, String blocks) {
        static Content of(ObjectNode message) {
            return new Content(
                    message.path("text").asText(), message.path("blocks").toString());
        }
    }

    Answer<ChatPostMessageResponse> post(String team, String channel, String thread, Content content) {
        return api.call(
                team,
                "chat.postMessage",
                client -> client.chatPostMessage(request -> {
                    request.channel(channel)
                            .text(content.text())
                            .blocksAsString(content.blocks())
                            .unfurlLinks(false)
                            .unfurlMedia(false);
                    return thread.isEmpty() ? request : request.threadTs(thread);
                }));
    }

    Answer<ChatUpdateResponse> update(String team, String channel, String ts, Content content) {
        return api.call(
                team,
                "chat.update",
                client -> client.chatUpdate(request ->
                        request.channel(channel).ts(ts).text(content.text()).blocksAsString(content.blocks())));
    }

    Answer<ChatPostEphemeralResponse> whisper(
            String team, String channel, String thread, String person, Content content) {
        return api.call(
                team,
                "chat.postEphemeral",
                client -> client.chatPostEphemeral(request -> {
                    request.channel(channel).user(person).text(content.text()).blocksAsString(content.blocks());
                    return thread.isEmpty() ? request : request.threadTs(thread);
                }));
    }

    /** The channel of the direct messages with somebody. */
    Answer<String> direct(String team, String person) {
        String key = team + "|" + person;
        String known = directs.get(key);
        if (known != null) {
            return new Answer.Ok<>(known);
        }
        Answer<ConversationsOpenResponse> opened = api.call(
                team,
                "conversations.open",
                client -> client.conversationsOpen(request -> request.users(List.of(person))));
        return switch (opened) {
            case Answer.Ok<ConversationsOpenResponse>(var response) -> {
                String channel = response.getChannel().getId();
                directs.put(key, channel);
                yield new Answer.Ok<>(channel);
            }
            case Answer.Refused<ConversationsOpenResponse>(String error) -> new Answer.Refused<>(error);
            case Answer.Limited<ConversationsOpenResponse>(var after) -> new Answer.Limited<>(after);
            case Answer.Away<ConversationsOpenResponse>(String reason) -> new Answer.Away<>(reason);
        };
    }
}
