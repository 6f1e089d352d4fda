package org.smtpmedic.teams.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.connector.Conversations;
import com.microsoft.bot.connector.rest.RestConnectorClient;
import com.microsoft.bot.restclient.retry.RetryStrategy;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Attachment;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationParameters;
import com.microsoft.bot.schema.Serialization;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The connector through the Bot Framework SDK for Java 4.14.3, which is retired. What is wrong in it is routed around here: it repeats posts at
 * once and without being asked, waits for two minutes, keeps cookies, and cannot address one member of a conversation. Repeating is the outbox's
 * business, so each call here is made once.
 */
public final class SdkConnector implements Connector {
    private static final int MOST_SERVICES = 50;
    private static final long MOST_ERROR = 10_000;

    private final AccessTokens tokens;
    private final Duration patience;
    private final Map<Service, RestConnectorClient> clients = new ConcurrentHashMap<>();

    /** {@code patience} is for a whole call. */
    public SdkConnector(AccessTokens tokens, Duration patience) {
        this.tokens = tokens;
        this.patience = patience;
    }

    private record Service(URI url, boolean isTargeted) {}

    @Override
    public String send(Place place, ObjectNode activity) throws ConnectorException {
        var answer = await(conversations(place).sendToConversation(place.conversationId(), activity(activity)));
        return Optional.ofNullable(answer.getId())
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Kind.REFUSED, "the connector named no message", Optional.empty()));
    }

    @Override
    public void update(Place place, String messageId, ObjectNode activity) throws ConnectorException {
        await(conversations(place).updateActivity(place.conversationId(), messageId, activity(activity)));
    }

    @Override
    public void delete(Place place, String messageId) throws ConnectorException {
        finish(conversations(place).deleteActivity(place.conversationId(), messageId));
    }

    @Override
    public String openPersonalChat(URI serviceUrl, String botId, String personId, String tenantId)
            throws ConnectorException {
        var parameters = new ConversationParameters();
        parameters.setIsGroup(false);
        parameters.setBot(new ChannelAccount(botId));
        parameters.setMembers(List.of(new ChannelAccount(personId)));
        parameters.setTenantId(tenantId);
        ObjectNode channelData = Serialization.createObjectNode();
        channelData.putObject("tenant").put("id", tenantId);
        parameters.setChannelData(new RawJson(channelData.toString()));
        var answer = await(conversations(new Place(serviceUrl, "", false)).createConversation(parameters));
        return Optional.ofNullable(answer.getId())
                .orElseThrow(() -> new ConnectorException(
                        ConnectorException.Kind.REFUSED, "the connector named no conversation", Optional.empty()));
    }

    @Override
    public void close() {
        clients.values().forEach(client -> {
            var http = client.getRestClient().httpClient();
            http.dispatcher().executorService().shutdownNow();
            http.connectionPool().evictAll();
        });
        clients.clear();
    }

    private Conversations conversations(Place place) {
        if (clients.size() > MOST_SERVICES) {
            close();
        }
        return clients.computeIfAbsent(new Service(place.serviceUrl(), place.isTargeted()), this::client)
                .getConversations();
    }

    private RestConnectorClient client(Service service) {
        String base = service.url().toString();
        var rest = RestConnectorClient.getDefaultRestClientBuilder(
                        base.endsWith("/") ? base : base + "/",
                        http -> http.cookieJar(CookieJar.NO_COOKIES)
                                .followRedirects(false)
                                .followSslRedirects(false)
                                .retryOnConnectionFailure(false)
                                .callTimeout(patience)
                                .addInterceptor(authorized(service.isTargeted())))
                .withConnectionTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .withReadTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .withRetryStrategy(new Once())
                .build();
        return new RestConnectorClient(rest);
    }

    private Interceptor authorized(boolean isTargeted) {
        return chain -> {
            Request request = chain.request();
            var url = isTargeted
                    ? request.url()
                            .newBuilder()
                            .setQueryParameter("isTargetedActivity", "true")
                            .build()
                    : request.url();
            Response response = chain.proceed(request.newBuilder()
                    .url(url)
                    .header("Authorization", "Bearer " + token())
                    .header("User-Agent", "SMTP-Medic")
                    .build());
            if (response.isSuccessful()) {
                return response;
            }
            try (response) {
                throw new Answered(Failures.of(
                        response.code(),
                        Optional.ofNullable(response.header("Retry-After")),
                        response.peekBody(MOST_ERROR).string()));
            }
        };
    }

    private String token() throws IOException {
        try {
            return tokens.token();
        } catch (IOException e) {
            throw new Answered(Failures.later(String.valueOf(e.getMessage())));
        }
    }

    private static Activity activity(ObjectNode activity) {
        ObjectNode bare = activity.deepCopy();
        bare.remove("attachments");
        Activity typed = Serialization.treeToValue(bare, Activity.class);
        typed.setAttachments(activity.path("attachments")
                .valueStream()
                .map(SdkConnector::attachment)
                .toList());
        return typed;
    }

    private static Attachment attachment(JsonNode node) {
        Attachment attachment = new Attachment();
        attachment.setContentType(node.path("contentType").asText());
        attachment.setContent(new RawJson(node.path("content").toString()));
        return attachment;
    }

    private <T> T await(CompletableFuture<T> answer) throws ConnectorException {
        T value = finish(answer);
        if (value == null) {
            throw Failures.later("the connector's answer is empty");
        }
        return value;
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T finish(CompletableFuture<T> answer)
            throws ConnectorException {
        try {
            return answer.get(patience.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw Failures.later("the connector did not answer in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failures.later("interrupted");
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static ConnectorException failure(ExecutionException e) {
        Optional<Throwable> cause = Optional.of(e);
        while (cause.isPresent()) {
            if (cause.get() instanceof Answered answered) {
                return answered.failure;
            }
            if (cause.get() instanceof IOException io) {
                return Failures.later("no answer: " + io.getClass().getSimpleName());
            }
            cause = cause.flatMap(each -> Optional.ofNullable(each.getCause()));
        }
        return Failures.later("the SDK failed");
    }

    /** The connector answered, and not what was hoped for. Read here, because the SDK's exceptions lose half of it. */
    private static final class Answered extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient ConnectorException failure;

        Answered(ConnectorException failure) {
            super(failure.reason());
            this.failure = failure;
        }
    }

    /** The outbox repeats, with patience; the SDK must not. */
    private static final class Once extends RetryStrategy {
        Once() {
            super("once", false);
        }

        @Override
        public boolean shouldRetry(int count, Response response) {
            return false;
        }
    }
}
