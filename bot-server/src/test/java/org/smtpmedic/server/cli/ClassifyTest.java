package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyTest {
    private static final String TENANT_OFF =
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
                    + " Visit https://aka.ms/smtp_auth_disabled for more information.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void people_read_the_cause_the_proof_and_the_first_steps() {
        CliRun run = CliRun.piped(TENANT_OFF, "classify");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("[tenant-smtp-auth-disabled]", "disabled for the Tenant", "  1. ")
                .doesNotContain("\u001B");
    }

    @Test
    void a_program_reads_exactly_the_agreed_keys() throws JsonProcessingException {
        JsonNode answer =
                JSON.readTree(CliRun.piped(TENANT_OFF, "classify", "--json").out());

        assertThat(StreamSupport.stream(((Iterable<String>) answer::fieldNames).spliterator(), false))
                .containsExactly(
                        "id",
                        "primary",
                        "confidence",
                        "provider",
                        "gate",
                        "smtpCode",
                        "enhancedCode",
                        "ranked",
                        "evidence",
                        "secrets");
        assertThat(answer.path("id").isNull()).isTrue();
        assertThat(answer.path("primary").asText()).isEqualTo("tenant-smtp-auth-disabled");
        assertThat(answer.path("provider").asText()).isEqualTo("microsoft365");
        assertThat(answer.path("gate").asInt()).isEqualTo(2);
        assertThat(answer.path("smtpCode").asText()).isEqualTo("535");
        assertThat(answer.path("enhancedCode").asText()).isEqualTo("5.7.139");
        JsonNode proof = answer.path("evidence").path(0);
        assertThat(TENANT_OFF.substring(
                        proof.path("start").asInt(), proof.path("end").asInt()))
                .isEqualTo(proof.path("text").asText());
    }

    @Test
    void text_without_an_error_has_no_primary() throws JsonProcessingException {
        JsonNode answer =
                JSON.readTree(CliRun.piped("good morning", "classify", "--json").out());

        assertThat(answer.path("primary").isNull()).isTrue();
        assertThat(answer.path("confidence").asDouble()).isZero();
    }

    @Test
    void a_secret_is_named_by_kind_and_place_and_never_echoed() {
        CliRun run = CliRun.piped("password=Tr0ub4dor&3 " + TENANT_OFF, "classify", "--json");

        assertThat(run.out()).contains("\"kind\":\"password\"").doesNotContain("Tr0ub4dor");
    }

    @Test
    void lines_are_answered_in_their_order_with_their_ids() {
        String lines = """
                {"id":"b","text":"%s"}
                {"id":7,"text":"good morning"}

                {"text":""}
                """.formatted(TENANT_OFF);

        CliRun run = CliRun.piped(lines, "classify", "--jsonl");

        assertThat(run.exitCode()).isZero();
        assertThat(ids(run)).containsExactly("\"b\"", "7", "null");
    }

    @Test
    void a_bad_line_is_told_by_number_and_the_others_go_on() {
        String lines = "{\"id\":1,\"text\":\"a\"}\nnot json password=Tr0ub4dor\n{\"id\":3}\n{\"id\":4,\"text\":\"b\"}";

        CliRun run = CliRun.piped(lines, "classify", "--jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(ids(run)).containsExactly("1", "4");
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "smtp-medic: line 2: it is no JSON\nsmtp-medic: line 3: there is no \"text\" in it\n");
    }

    @Test
    void windows_text_in_utf_16_is_read() throws IOException {
        byte[] bytes = ("\uFEFF" + TENANT_OFF).getBytes(StandardCharsets.UTF_16LE);
        Path file = Files.write(folder.resolve("export.txt"), bytes);

        CliRun run = CliRun.of("classify", "--json", file.toString());

        assertThat(run.out()).contains("tenant-smtp-auth-disabled");
    }

    private static List<String> ids(CliRun run) {
        return run.out()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line).path("id").toString();
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }
}
