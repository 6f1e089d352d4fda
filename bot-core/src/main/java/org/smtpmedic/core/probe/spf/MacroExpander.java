package org.smtpmedic.core.probe.spf;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.smtpmedic.core.probe.spf.MacroString.Part;

/** Puts values in the place of macros. */
final class MacroExpander {
    private static final int LONGEST_NAME = 253;

    private final SpfCheck check;
    private final ValidatedNames names;

    MacroExpander(SpfCheck check, ValidatedNames names) {
        this.check = check;
        this.names = names;
    }

    /** A name to ask the DNS for; labels on the left are dropped until it is short enough. */
    String domain(MacroString macros, String domain) {
        String name = text(macros, domain);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        while (name.length() > LONGEST_NAME && name.indexOf('.') >= 0) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return name;
    }

    /** Text in which {@code domain} is the domain whose record is evaluated. */
    String text(MacroString macros, String domain) {
        var text = new StringBuilder();
        for (Part part : macros.parts()) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.Escape escape -> text.append(escape.text());
                case Part.Macro macro -> text.append(expand(macro, domain));
            }
        }
        return text.toString();
    }

    private String expand(Part.Macro macro, String domain) {
        String whole = value(macro.letter(), domain);
        List<String> parts = parts(whole, macro.delimiters());
        if (macro.reversed()) {
            Collections.reverse(parts);
        }
        int from = Math.max(0, parts.size() - macro.keep());
        String kept = String.join(".", parts.subList(from, parts.size()));
        return macro.urlEscaped() ? urlEscaped(kept) : kept;
    }

    private String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> check.sender();
            case 'l' -> check.localPart();
            case 'o' -> check.domain();
            case 'd' -> domain;
            case 'i' -> AddressText.dotted(check.client());
            case 'p' -> names.forMacro(domain);
            case 'v' -> AddressText.zone(check.client());
            case 'h' -> check.helo();
            case 'c' -> AddressText.readable(check.client());
            case 'r' -> check.receiver();
            case 't' -> Long.toString(check.at().getEpochSecond());
            default -> throw new IllegalArgumentException("No such macro: " + letter);
        };
    }

    private static List<String> parts(String value, String delimiters) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (delimiters.indexOf(c) >= 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String urlEscaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
