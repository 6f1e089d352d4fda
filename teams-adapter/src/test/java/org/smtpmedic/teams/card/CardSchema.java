package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Checks a card against the part of Adaptive Cards 1.5 that ours are made of ({@code adaptive-card-subset.schema.json}). */
final class CardSchema {
    private final JsonSchema schema;

    CardSchema() {
        try (InputStream file = CardSchema.class.getResourceAsStream("/adaptive-card-subset.schema.json")) {
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> complaints(JsonNode card) {
        return schema.validate(card).stream().map(ValidationMessage::getMessage).toList();
    }
}
