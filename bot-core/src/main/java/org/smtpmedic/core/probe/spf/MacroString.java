package org.smtpmedic.core.probe.spf;

import java.util.List;

/** Text with macros in it (RFC 7208, section 7). */
record MacroString(List<Part> parts) {
    MacroString {
        parts = List.copyOf(parts);
    }

    sealed interface Part {

        record Literal(String text) implements Part {}

        /** {@code %%}, {@code %_} and {@code %-}, as the text that they stand for. */
        record Escape(String text) implements Part {}

        /**
         * A letter in braces, with what is to be done to its value.
         *
         * @param letter in lower case
         * @param urlEscaped whether it was in upper case
         * @param keep how many parts on the right are kept
         * @param delimiters characters that split the value
         */
        record Macro(char letter, boolean urlEscaped, int keep, boolean reversed, String delimiters) implements Part {}
    }
}
