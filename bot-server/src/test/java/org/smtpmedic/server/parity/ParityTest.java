package org.smtpmedic.server.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/parity.md} says what the tests show, and nothing else. After a wanted change, run this test once with {@code -Dparity.write=true} and
 * read the difference before committing it.
 */
class ParityTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "parity.md");

    private final ParityTable table = ParityTable.ofTests();

    @Test
    void the_document_is_in_step_with_the_tests() throws IOException {
        String now = table.document();
        if (Boolean.getBoolean("parity.write")) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(now);
    }

    @Test
    void what_a_platform_does_not_do_has_its_reason_and_what_it_does_has_none() {
        assertThat(table.withoutReason()).isEmpty();
        assertThat(table.withNeedlessReason()).isEmpty();
    }
}
