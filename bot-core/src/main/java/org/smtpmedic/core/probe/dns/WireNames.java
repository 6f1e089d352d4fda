package org.smtpmedic.core.probe.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.xbill.DNS.Name;

/** Names between plain text and the wire, byte by byte: the text form of the library has escapes of its own. */
final class WireNames {
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_ON_WIRE = 255;
    private static final int HIGHEST_BYTE = 0xff;

    private WireNames() {}

    /** Empty where no such name can exist. */
    static Optional<Name> name(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        var wire = new ByteArrayOutputStream();
        for (String label : name.split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length == 0
                    || bytes.length > LONGEST_LABEL
                    || !label.chars().allMatch(c -> c <= HIGHEST_BYTE)) {
                return Optional.empty();
            }
            wire.write(bytes.length);
            wire.writeBytes(bytes);
        }
        wire.write(0);
        if (wire.size() > LONGEST_ON_WIRE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Name(wire.toByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** In lower case, without the dot at the end; empty for the root. */
    static String text(Name name) {
        var text = new StringJoiner(".");
        for (int i = 0; i < name.labels() - 1; i++) {
            byte[] label = name.getLabel(i);
            text.add(new String(label, 1, label[0], StandardCharsets.ISO_8859_1));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
