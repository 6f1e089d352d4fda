package org.smtpmedic.core.probe.spf;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.probe.spf.MacroString.Part;

/** Reads text with macros, strictly. */
final class MacroParser {
    private static final String DOMAIN_LETTERS = "slodiphv";
    private static final String ALL_LETTERS = DOMAIN_LETTERS + "crt";
    private static final String DELIMITERS = ".-+,/_=";
    private static final int MOST_DIGITS = 3;
    private static final int MOST_PARTS = 128;

    private final String text;
    private final String letters;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    private MacroParser(String text, String letters) {
        this.text = text;
        this.letters = letters;
    }

    /** A {@code domain-spec}: it has to end in a top label or a macro. */
    static MacroString domain(String text) throws SpfSyntaxException {
        MacroString parsed = new MacroParser(text, DOMAIN_LETTERS).parse();
        if (parsed.parts().isEmpty()) {
            throw new SpfSyntaxException("a domain is missing");
        }
        if (parsed.parts().getLast() instanceof Part.Literal(String end) && !endsInTopLabel(end)) {
            throw new SpfSyntaxException("\"" + text + "\" is not a domain");
        }
        return parsed;
    }

    /** An explanation or the value of an unknown modifier. */
    static MacroString text(String text) throws SpfSyntaxException {
        return new MacroParser(text, ALL_LETTERS).parse();
    }

    private static boolean endsInTopLabel(String literal) {
        String end = literal.endsWith(".") ? literal.substring(0, literal.length() - 1) : literal;
        int dot = end.lastIndexOf('.');
        String top = end.substring(dot + 1);
        return dot >= 0
                && top.matches("[0-9A-Za-z-]+")
                && !top.startsWith("-")
                && !top.endsWith("-")
                && !top.matches("[0-9]+");
    }

    private MacroString parse() throws SpfSyntaxException {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '%') {
                add(afterPercent());
            } else {
                literal.append(c);
            }
        }
        flush();
        return new MacroString(parts);
    }

    private Part afterPercent() throws SpfSyntaxException {
        return switch (next()) {
            case '%' -> new Part.Escape("%");
            case '_' -> new Part.Escape(" ");
            case '-' -> new Part.Escape("%20");
            case '{' -> macro();
            default -> throw broken();
        };
    }

    private Part macro() throws SpfSyntaxException {
        char letter = next();
        char lower = Character.toLowerCase(letter);
        if (letters.indexOf(lower) < 0) {
            throw broken();
        }
        int keep = keep();
        boolean reversed = at < text.length() && Character.toLowerCase(text.charAt(at)) == 'r';
        at += reversed ? 1 : 0;
        int from = at;
        while (at < text.length() && DELIMITERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String delimiters = text.substring(from, at);
        if (next() != '}') {
            throw broken();
        }
        return new Part.Macro(lower, letter != lower, keep, reversed, delimiters.isEmpty() ? "." : delimiters);
    }

    private int keep() throws SpfSyntaxException {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (from == at) {
            return MOST_PARTS;
        }
        String digits = text.substring(from, at);
        if (digits.chars().allMatch(c -> c == '0')) {
            throw broken();
        }
        return digits.length() > MOST_DIGITS ? MOST_PARTS : Math.min(MOST_PARTS, Integer.parseInt(digits));
    }

    private char next() throws SpfSyntaxException {
        if (at >= text.length()) {
            throw broken();
        }
        return text.charAt(at++);
    }

    private void add(Part part) throws SpfSyntaxException {
        flush();
        parts.add(part);
        if (parts.size() > MOST_PARTS) {
            throw new SpfSyntaxException("a term has too many macros");
        }
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private SpfSyntaxException broken() {
        return new SpfSyntaxException("\"" + text + "\" has a broken % macro");
    }
}
