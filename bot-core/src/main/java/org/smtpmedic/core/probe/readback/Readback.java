package org.smtpmedic.core.probe.readback;

import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.probe.PlainText;

/** Recognises the output of swaks, curl, openssl and PowerShell in a paste. */
public final class Readback {
    private static final int MOST_LINES = 2_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_CHARACTERS = 200_000;
    private static final List<ToolReader> READERS =
            List.of(new SwaksReader(), new CurlReader(), new OpenSslReader(), new PowerShellReader());

    private Readback() {}

    /**
     * Reads any text; empty where it is the output of none of them. Of several outputs in one text one is read. Takes time linear in the
     * length of the text, and looks at its first 2,000 lines.
     */
    public static Optional<ToolReading> read(MaskedText text) {
        List<String> lines = lines(text.value());
        return READERS.stream()
                .filter(reader -> lines.stream().anyMatch(reader::isOwnMark))
                .findFirst()
                .map(reader -> reader.read(lines));
    }

    private static List<String> lines(String text) {
        return text.substring(0, Math.min(text.length(), MOST_CHARACTERS))
                .lines()
                .limit(MOST_LINES)
                .map(line -> PlainText.of(line.replace('\t', ' '), LONGEST_LINE))
                .toList();
    }
}
