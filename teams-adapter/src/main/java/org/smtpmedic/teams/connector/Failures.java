package org.smtpmedic.teams.connector;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.teams.connector.ConnectorException.Kind;

/** Reads what a status and the channel's error codes mean (Teams documentation: "Rate limiting", "Send proactive messages"). */
final class Failures {
    private static final Set<String> CLOSED = Set.of(
            "messagewritesblocked",
            "botnotinconversationroster",
            "conversationnotfound",
            "conversationblockedbyuser",
            "botdisabledbyadmin",
            "usernotfound");
    private static final Set<String> NO_SUCH_MESSAGE =
            Set.of("activitynotfoundinconversation", "activitynotfound", "messagenotfound");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");
    /** Codes stand in the body, or in a JSON text within it, under three names. */
    private static final Pattern CODE =
            Pattern.compile("\\\\?\"(?:code|subCode|errorCode)\\\\?\"\\s*:\\s*\\\\?\"([A-Za-z]{1,60})\\\\?\"");

    private Failures() {}

    /** The failure behind an answer. {@code body} is untrusted; only codes of it are used. */
    static ConnectorException of(int status, Optional<String> retryAfter, String body) {
        StringBuilder words = new StringBuilder("status " + status);
        Kind kind = byStatus(status);
        Matcher codes = CODE.matcher(body);
        while (codes.find()) {
            words.append(' ').append(codes.group(1));
            kind = byCode(codes.group(1).toLowerCase(Locale.ROOT)).orElse(kind);
        }
        Optional<Duration> patience = retryAfter
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        boolean limited = status == 429 && kind == Kind.LATER && patience.isPresent();
        return new ConnectorException(limited ? Kind.LIMITED : kind, words.toString(), patience);
    }

    static ConnectorException later(String reason) {
        return new ConnectorException(Kind.LATER, reason, Optional.empty());
    }

    private static Optional<Kind> byCode(String code) {
        if (CLOSED.contains(code)) {
            return Optional.of(Kind.CLOSED);
        }
        return NO_SUCH_MESSAGE.contains(code) ? Optional.of(Kind.NO_SUCH_MESSAGE) : Optional.empty();
    }

    /**
     * 412 is "somebody else is writing right now"; 401 passes once the operator has mended the credentials. A 404 without a code may come
     * from something between us and Teams: it says nothing about the conversation.
     */
    private static Kind byStatus(int status) {
        return switch (status) {
            case 401, 408, 412, 429 -> Kind.LATER;
            case 410 -> Kind.CLOSED;
            default -> status >= 500 ? Kind.LATER : Kind.REFUSED;
        };
    }
}
