package org.smtpmedic.core.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/** A password that nothing prints, compares or serialises. It is read only where it is handed to the mail client. */
public final class Secret {
    private static final String HIDDEN = "[hidden]";

    private final char[] characters;

    /** Copies {@code characters}; the caller may wipe them afterwards. */
    public Secret(char[] characters) {
        this.characters = characters.clone();
    }

    /**
     * Hands the characters to {@code use} and wipes that copy. For the libraries that log in, and for checks that never
     * repeat what they saw; a test of the architecture keeps everybody else away.
     */
    public <T> T revealTo(Function<char[], T> use) {
        char[] copy = characters.clone();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /** Not public: a public getter would make this a bean, and Jackson would write it. */
    boolean isEmpty() {
        return characters.length == 0;
    }

    /** {@code text} without this secret, should somebody have echoed it, plain or in base64. */
    public String hideIn(String text) {
        if (isEmpty()) {
            return text;
        }
        String plain = new String(characters);
        String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        return text.replace(encoded, HIDDEN).replace(plain, HIDDEN);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
