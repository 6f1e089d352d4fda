package org.smtpmedic.server.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of an operator's own causes. */
public record Overlay(Path folder) {
    public static final String PHRASE = "the contoso proxy says no to submission";

    /** One more cause, recognised by {@code phrase}. */
    void cause(String id, String title, String phrase) throws IOException {
        write("causes/" + id + ".yaml", text(id, title, phrase));
    }

    /** The file of a cause that is recognised by {@code phrase}. */
    public static String text(String id, String title, String phrase) {
        return """
                id: %s
                title: %s
                meaning: Our proxy refused it.
                gate: 0
                layer: network
                provider: other
                known: observed
                replies: []
                wordings:
                  - say: %s
                    weight: sentence
                reasons: [The proxy is in the way.]
                steps: [open-port-587]
                sources: [S09]
                asOf: 2026-11-21
                examples:
                  - 550 %s
                  - "Error: %s"
                """.formatted(id, title, phrase, phrase, phrase);
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
