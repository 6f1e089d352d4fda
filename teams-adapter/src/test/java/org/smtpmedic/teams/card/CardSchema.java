package org.smtpmedic.teams.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Checks a card against Microsoft's own schema of Adaptive Cards 1.5, and against ours: a stricter one of the elements that our cards
 * are made of, which refuses what Microsoft's leaves open.
 */
final class CardSchema {
    private final JsonSchema microsoft = schema("/adaptivecards-schema-1.5.0/adaptive-card.json", VersionFlag.V6);
    private final JsonSchema ours = schema("/adaptive-card-subset.schema.json", VersionFlag.V202012);

    /** Microsoft's file is of draft 6, yet names itself with a keyword of draft 4: it is left out. */
    private static JsonSchema schema(String resource, VersionFlag version) {
        try (InputStream file = CardSchema.class.getResourceAsStream(resource)) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(file));
            return JsonSchemaFactory.getInstance(version).getSchema(schema.without("id"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code msteams} is Teams' extension of the root, so it is for our schema alone to judge. */
    List<String> complaints(ObjectNode card) {
        return Stream.concat(
                        microsoft.validate(card.deepCopy().without("msteams")).stream(), ours.validate(card).stream())
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
