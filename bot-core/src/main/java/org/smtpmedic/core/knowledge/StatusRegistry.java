package org.smtpmedic.core.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * What the numbers of a reply mean wherever they come from: reply codes (RFC 5321 and its extensions) and the registry of enhanced status
 * codes that IANA keeps. The catalogue of causes knows sentences; this knows numbers.
 *
 * @param asOf when the registry was last read
 * @param replies three digits to a sentence
 * @param groups second digit of a reply code to a sentence
 * @param subjects second number of an enhanced code to a sentence
 * @param details second and third number ({@code 7.8}) to a phrase
 */
public record StatusRegistry(
        @JsonProperty("as-of") LocalDate asOf,
        Map<String, String> replies,
        Map<String, String> groups,
        Map<String, String> subjects,
        Map<String, String> details) {

    private static final String FILE = "/registry/smtp-status.yaml";

    public StatusRegistry {
        Objects.requireNonNull(asOf);
        replies = Map.copyOf(replies);
        groups = Map.copyOf(groups);
        subjects = Map.copyOf(subjects);
        details = Map.copyOf(details);
    }

    /** The registry that comes with the program. */
    public static StatusRegistry bundled() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        try (InputStream file = Objects.requireNonNull(StatusRegistry.class.getResourceAsStream(FILE))) {
            return yaml.readValue(file, StatusRegistry.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
