package org.smtpmedic.core.diagnosis.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A pasted text and what an expert says about it. {@link #NONE} stands for "nothing".
 *
 * @param format the program or shape it came in, such as {@code nodemailer}
 * @param lang language of the words around the error
 * @param primary the cause to name first
 * @param causes every cause that counts as right, {@code primary} among them
 * @param providers every provider that counts as right
 */
public record LabelledText(
        String id,
        String text,
        String format,
        String lang,
        String primary,
        Set<String> causes,
        Set<String> providers,
        String gate,
        String code,
        String enhanced) {

    /** What stands for no cause, no gate, no code. */
    public static final String NONE = "none";

    public LabelledText {
        causes = Set.copyOf(causes);
        providers = Set.copyOf(providers);
    }

    /**
     * Reads {@code {"id", "text", "format", "lang", "expected": {"primary", "acceptable", "gate", "provider", "provider_acceptable",
     * "smtp_code", "enhanced_code"}}}; what is missing reads as nothing.
     *
     * @throws IllegalArgumentException where there is no text or no label
     */
    public static LabelledText read(JsonNode json) {
        JsonNode expected = json.path("expected");
        if (!json.path("text").isTextual() || !expected.has("primary")) {
            throw new IllegalArgumentException("A labelled text needs \"text\" and \"expected\" with \"primary\"");
        }
        return new LabelledText(
                word(json.path("id")),
                json.path("text").asText(),
                word(json.path("format")),
                word(json.path("lang")),
                word(expected.path("primary")),
                words(expected, "primary", "acceptable"),
                words(expected, "provider", "provider_acceptable"),
                word(expected.path("gate")),
                word(expected.path("smtp_code")),
                word(expected.path("enhanced_code")));
    }

    private static Set<String> words(JsonNode expected, String one, String several) {
        Set<String> words = new LinkedHashSet<>();
        words.add(word(expected.path(one)));
        expected.path(several).forEach(each -> words.add(word(each)));
        return words;
    }

    private static String word(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? NONE : value.asText();
    }
}
