package org.smtpmedic.core.probe.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.PlainText;

/** The body of a token, read with care: whoever wrote it may have meant harm. */
record Claims(JsonNode body) {
    private static final int MOST_VALUES = 200;
    private static final int MOST_LENGTH = 300;

    /** A text without anything invisible, shortened; empty where it is missing or no text. */
    Optional<String> text(String name) {
        return Optional.of(body.path(name))
                .filter(JsonNode::isTextual)
                .map(node -> PlainText.of(node.asText(), MOST_LENGTH))
                .filter(value -> !value.isBlank());
    }

    Optional<String> first(String... names) {
        return Stream.of(names).map(this::text).flatMap(Optional::stream).findFirst();
    }

    /** The texts of a list, or the words of a single text. */
    List<String> words(String name) {
        JsonNode node = body.path(name);
        List<String> words = new ArrayList<>();
        if (node.isTextual()) {
            Stream.of(node.asText().split(" ", MOST_VALUES)).forEach(words::add);
        }
        if (node.isArray()) {
            node.forEach(each -> words.add(each.asText()));
        }
        return words.stream()
                .limit(MOST_VALUES)
                .map(word -> PlainText.of(word, MOST_LENGTH))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** A time in whole seconds since 1970. */
    Optional<Instant> time(String name) {
        JsonNode node = body.path(name);
        try {
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? Optional.of(Instant.ofEpochSecond(node.asLong()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return body.has(name);
    }

    boolean isForAnApp() {
        return text("idtyp").filter(type -> type.equals("app")).isPresent()
                || (!body.has("scp") && (body.has("roles") || user().isEmpty()));
    }

    Optional<String> user() {
        return first("upn", "preferred_username", "unique_name");
    }

    Optional<String> app() {
        return first("appid", "azp");
    }

    Optional<String> tenant() {
        return text("tid").map(tenant -> tenant.toLowerCase(Locale.ROOT));
    }
}
