package org.smtpmedic.core.diagnosis.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** Every reply of {@code quality/replies.yaml} in every wrapper of {@code quality/wrappers.yaml}. */
final class OwnCorpus {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern PLACE = Pattern.compile("\\{(code|enhanced|words|reply)(?:\\|([a-z0-9-]+))?}");
    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();

    private OwnCorpus() {}

    static List<LabelledText> texts() {
        List<LabelledText> texts = new ArrayList<>();
        JsonNode wrappers = read("/quality/wrappers.yaml");
        for (JsonNode reply : read("/quality/replies.yaml")) {
            for (JsonNode wrapper : wrappers) {
                texts.add(text(reply, wrapper));
            }
        }
        return texts;
    }

    private static LabelledText text(JsonNode reply, JsonNode wrapper) {
        String cause = reply.get("cause").asText();
        String lang = wrapper.path("lang").asText("en");
        String format = wrapper.get("format").asText();
        return new LabelledText(
                cause + "/" + format + "/" + lang,
                filled(wrapper.get("text").asText(), reply),
                format,
                lang,
                cause,
                Set.of(cause),
                Set.of(cause.equals("other-provider-auth") ? "gmail" : "microsoft365"),
                CATALOGUE.cause(cause).orElseThrow().gate().map(String::valueOf).orElse(LabelledText.NONE),
                wrapper.has("code") ? LabelledText.NONE : reply.get("code").asText(),
                reply.get("enhanced").asText());
    }

    static String json(LabelledText text) {
        ObjectNode json = YAML.createObjectNode();
        json.put("id", text.id())
                .put("text", text.text())
                .put("format", text.format())
                .put("lang", text.lang());
        json.putObject("expected")
                .put("primary", text.primary())
                .put("provider", text.providers().iterator().next())
                .put("gate", text.gate())
                .put("smtp_code", text.code())
                .put("enhanced_code", text.enhanced());
        return json.toString();
    }

    private static String filled(String template, JsonNode reply) {
        String code = reply.get("code").asText();
        String enhanced = reply.get("enhanced").asText();
        String words = reply.get("words").asText();
        return PLACE.matcher(template).replaceAll(place -> {
            String value = switch (place.group(1)) {
                case "code" -> code;
                case "enhanced" -> enhanced;
                case "words" -> words;
                default -> code + " " + enhanced + " " + words;
            };
            return java.util.regex.Matcher.quoteReplacement(
                    place.group(2) == null ? value : escaped(value, place.group(2), code));
        });
    }

    private static String escaped(String value, String form, String code) {
        return switch (form) {
            case "json", "js" ->
                value.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\u0027");
            case "json2" -> value.replace("\"", "\\\\\\\"").replace("'", "\\\\u0027");
            case "html" -> value.replace("&", "&amp;").replace("'", "&#39;").replace(" ", "&#32;");
            case "qp" -> value.replace("=", "=3D").replace("'", "=27").replaceAll("(.{60})", "$1=\n");
            case "base64" -> Base64.getMimeEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            case "upper" -> value.toUpperCase(Locale.ROOT);
            case "halves" -> {
                int half = value.indexOf(' ', value.length() / 3);
                yield value.substring(0, half) + "\r\n" + code + " " + value.substring(half + 1);
            }
            case "wrap" -> value.replaceAll("(.{1,38}) ", "$1\n    ");
            case "wrap-quoted" -> value.replaceAll("(.{1,38}) ", "$1\n> > ");
            case "broken" -> value.replaceAll("(.{31})", "$1\n");
            default -> throw new IllegalArgumentException(form);
        };
    }

    private static JsonNode read(String resource) {
        try (InputStream file = Objects.requireNonNull(OwnCorpus.class.getResourceAsStream(resource))) {
            return YAML.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
