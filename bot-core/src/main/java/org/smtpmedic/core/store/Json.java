package org.smtpmedic.core.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.followup.RetestPlan;
import org.smtpmedic.core.probe.StageResult;

/** Records to JSON and back, as they lie in the database. Sealed types carry a short name of their own, never a class name. */
public final class Json {

    private static final List<Class<?>> SEALED = List.of(
            Block.class,
            Block.Span.class,
            Block.TickState.class,
            CardAction.class,
            ChatEvent.class,
            StageResult.Outcome.class,
            RetestPlan.State.class);
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("A stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    /** A stored record after {@code change}, which may change it in place. */
    static String tree(String json, UnaryOperator<JsonNode> change) {
        try {
            return MAPPER.writeValueAsString(change.apply(MAPPER.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new StoreException("A stored record cannot be read", e);
        }
    }

    /** The text at {@code path} of a stored record; empty where there is none. */
    static String text(String json, String path) {
        try {
            return MAPPER.readTree(json).at(path).asText("");
        } catch (JsonProcessingException e) {
            throw new StoreException("A stored record cannot be read", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        for (var type : SEALED) {
            builder.addMixIn(type, Named.class);
            builder.registerSubtypes(Arrays.stream(type.getPermittedSubclasses())
                    .map(subtype -> new NamedType(subtype, shortName(subtype)))
                    .toArray(NamedType[]::new));
        }
        return builder.build();
    }

    private static String shortName(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
