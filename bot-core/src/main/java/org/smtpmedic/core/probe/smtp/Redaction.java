package org.smtpmedic.core.probe.smtp;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.Secret;

/** Makes a server's words fit to be kept: whoever was told a secret may echo it. */
final class Redaction {
    private static final String ALL_HIDDEN = "[hidden: the server repeated a secret]";

    private final List<Secret> secrets = new ArrayList<>();

    /** From now on this one is hidden, plain and in base64. */
    void hide(Secret secret) {
        secrets.add(secret);
    }

    /** A line of at most {@code most} characters. */
    String clean(String text, int most) {
        return PlainText.of(hideIn(text), most);
    }

    /**
     * A reply's lines as on the wire, each of at most {@code most} characters. A secret that is spread over them, or spelt
     * with spaces, takes all of them away.
     */
    List<String> clean(Reply reply, int most) {
        List<String> hidden = reply.lines().stream().map(this::hideIn).toList();
        String joined = String.join("", hidden).replaceAll("\\s", "");
        List<String> shown = hideIn(joined).equals(joined)
                ? hidden.stream().map(line -> PlainText.of(line, most)).toList()
                : List.of(ALL_HIDDEN);
        return new Reply(reply.code(), shown, reply.mixed()).wire();
    }

    private String hideIn(String text) {
        String hidden = text;
        for (Secret secret : secrets) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }
}
