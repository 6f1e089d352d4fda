package org.smtpmedic.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls Slack. One client for the whole program: each further one would leave threads behind. */
public final class SlackApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackApi.class);
    private static final int MILLIS = 10_000;
    private static final Duration ASKED_FOR_NOTHING = Duration.ofSeconds(10);
    /** Slack's words for trouble that passes: its own, a workspace that is being moved, a limit without a header. */
    private static final Set<String> AWAY = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "update_failed",
            "team_added_to_org",
            "org_login_required",
            "ratelimited",
            "rate_limited");
    /** Nothing works with this token any more; only the operator can help. */
    private static final Set<String> LOCKED_OUT =
            Set.of("invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed", "missing_scope");

    private final Slack slack;
    private final Function<String, Grant> tokens;
    private final RateGate gate;

    /**
     * Makes the client; nothing is called yet.
     *
     * @param endpoint where the methods are, ending in a slash; Slack's own is {@code https://slack.com/api/}
     * @param tokens with which token a workspace is called
     */
    public SlackApi(URI endpoint, Function<String, Grant> tokens, InstantSource clock) {
        this.slack = Slack.getInstance(config(endpoint));
        this.tokens = tokens;
        this.gate = new RateGate(clock);
    }

    /** One method of the Web API. */
    public interface Method<T> {
        T call(MethodsClient client) throws IOException, SlackApiException;
    }

    /** The client underneath, for Bolt. */
    public Slack slack() {
        return slack;
    }

    /** Calls {@code method} for a workspace, unless Slack has asked for patience. Blocks for some seconds at most; never throws. */
    public <T extends SlackApiTextResponse> Answer<T> call(String team, String name, Method<T> method) {
        var pause = gate.pause(team, name);
        if (pause.isPresent()) {
            return new Answer.Limited<>(pause.get());
        }
        return switch (tokens.apply(team)) {
            case Grant.Granted(Token token) -> call(team, name, slack.methods(token.reveal()), method);
            case Grant.NotInstalled _ -> new Answer.Refused<>("not_installed");
            case Grant.Later(String reason) -> new Answer.Away<>(reason);
        };
    }

    /** Calls {@code method} without a token of any workspace, as installing does. Never throws. */
    public <T extends SlackApiTextResponse> Answer<T> callAsApp(String name, Method<T> method) {
        return gate.pause("", name)
                .<Answer<T>>map(Answer.Limited::new)
                .orElseGet(() -> call("", name, slack.methods(), method));
    }

    private <T extends SlackApiTextResponse> Answer<T> call(
            String team, String name, MethodsClient client, Method<T> method) {
        try {
            return answer(team, name, method.call(client));
        } catch (SlackApiException e) {
            return failed(team, name, e);
        } catch (IOException e) {
            return new Answer.Away<>(name + " did not answer: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // The client throws what its JSON reader throws when something else than Slack answers.
            return new Answer.Away<>(
                    name + " gave no readable answer: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            log.warn("The client did not close: {}", e.getClass().getName());
        }
    }

    private static <T extends SlackApiTextResponse> Answer<T> answer(String team, String name, T response) {
        if (response.isOk()) {
            return new Answer.Ok<>(response);
        }
        String error = Optional.ofNullable(response.getError()).orElse("no_error_given");
        if (LOCKED_OUT.contains(error)) {
            String scope = Optional.ofNullable(response.getNeeded())
                    .map(needed -> "; the scope " + needed + " is missing: install the app again with the manifest")
                    .orElse("; look at the token");
            log.error("Slack does not let us call {} in {}: {}{}", name, team, error, scope);
            return new Answer.Refused<>(error);
        }
        return AWAY.contains(error) ? new Answer.Away<>(name + ": " + error) : new Answer.Refused<>(error);
    }

    private <T> Answer<T> failed(String team, String name, SlackApiException e) {
        int status = e.getResponse().code();
        if (status != 429) {
            return new Answer.Away<>(name + " answered " + status);
        }
        Duration pause = Optional.ofNullable(e.getResponse().header("Retry-After"))
                .filter(header -> header.matches("\\d{1,5}"))
                .map(header -> Duration.ofSeconds(Long.parseLong(header)))
                .orElse(ASKED_FOR_NOTHING);
        gate.shut(team, name, pause);
        return new Answer.Limited<>(pause);
    }

    private static SlackConfig config(URI endpoint) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(endpoint.toString());
        config.setHttpClientReadTimeoutMillis(MILLIS);
        config.setHttpClientWriteTimeoutMillis(MILLIS);
        config.setHttpClientCallTimeoutMillis(MILLIS);
        // Its statistics are for its own limiter, which the blocking calls do not use.
        config.setStatsEnabled(false);
        return config;
    }
}
