package org.smtpmedic.core.probe.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The openspf suite for RFC 7208, as the Debian package python3-spf brings it. It is read where it lies, never copied. */
@Tag("spf-suite")
class OpenSpfSuiteTest {
    private static final Path SUITE = Path.of("/usr/share/doc/python3-spf/rfc7208-tests.yml.gz");
    private static final int CASES = 203;

    private record Case(String name, JsonNode test, JsonNode zone) {}

    @Test
    void the_suite_is_there_and_whole() throws IOException {
        assertThat(cases()).hasSize(CASES);
    }

    @TestFactory
    Stream<DynamicTest> every_case_of_the_suite() throws IOException {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(Case c) {
        JsonNode test = c.test();
        String from = test.get("mailfrom").asText();
        String helo = test.get("helo").asText();
        int at = from.lastIndexOf('@');
        var check = new SpfCheck(
                InetAddress.ofLiteral(test.get("host").asText()),
                from.substring(0, Math.max(at, 0)),
                from.isEmpty() ? helo : from.substring(at + 1),
                helo,
                "receiver.example.com",
                Instant.EPOCH);
        SpfResult result = new SpfEvaluator(new SuiteZone(c.zone()), SpfLimits.STANDARD).evaluate(check);
        assertThat(allowed(test.get("result")))
                .as(result.reason())
                .contains(result.verdict().name().toLowerCase(Locale.ROOT));
        if (test.has("explanation")) {
            assertThat(result.explanation().orElse("DEFAULT"))
                    .isEqualTo(test.get("explanation").asText());
        }
    }

    private static List<String> allowed(JsonNode result) {
        if (!result.isArray()) {
            return List.of(result.asText());
        }
        return result.valueStream().map(JsonNode::asText).toList();
    }

    private static List<Case> cases() throws IOException {
        assertThat(SUITE)
                .as("the SPF suite is missing: install the Debian package python3-spf, or run ./verify, which does")
                .exists();
        var cases = new ArrayList<Case>();
        try (var in = new GZIPInputStream(Files.newInputStream(SUITE));
                var documents = new ObjectMapper()
                        .readerFor(JsonNode.class)
                        .with(new YAMLFactory())
                        .<JsonNode>readValues(in)) {
            while (documents.hasNext()) {
                JsonNode scenario = documents.next();
                scenario.get("tests")
                        .properties()
                        .forEach(t -> cases.add(new Case(t.getKey(), t.getValue(), scenario.get("zonedata"))));
            }
        }
        return cases;
    }
}
