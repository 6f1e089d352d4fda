package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a transcript line by line, whatever the program that wrote it puts in front of a line: {@code C:}, {@code ->}, {@code <**},
 * {@code CLIENT -> SERVER:}, a time, nothing at all.
 */
final class DialogueReader {

    private static final int MAX_PREFIX = 80;
    private static final String MARKS = "<>:-~|]*'\"=#";
    private static final List<String> COMMANDS =
            List.of("ehlo", "helo", "starttls", "auth", "mail from", "rcpt to", "data", "bdat", "quit", "rset");
    private static final List<String> GREETINGS = List.of("ehlo", "helo");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s=]+");
    private static final List<String> MECHANISMS =
            List.of("login", "plain", "xoauth2", "oauthbearer", "cram-md5", "ntlm", "gssapi");

    private final FoldedText text;
    private boolean greeted;
    private boolean answered;
    private boolean encrypted;
    private String command = "";
    private List<String> offered = List.of();
    private Optional<String> login = Optional.empty();
    private Optional<String> refused = Optional.empty();

    private DialogueReader(FoldedText text) {
        this.text = text;
    }

    /** Empty where the text is no transcript: it has to hold a greeting and an answer at least. */
    static Optional<Dialogue> read(FoldedText text) {
        if (GREETINGS.stream().noneMatch(text::contains)) {
            return Optional.empty();
        }
        DialogueReader reader = new DialogueReader(text);
        int start = 0;
        while (start < text.length()) {
            int end = text.next('\n', start);
            reader.line(start, end);
            start = end + 1;
        }
        return reader.greeted && reader.answered
                ? Optional.of(new Dialogue(reader.encrypted, reader.offered, reader.login, reader.refused))
                : Optional.empty();
    }

    private void line(int start, int end) {
        if (goesOn(start, end)) {
            offered(start, end);
            return;
        }
        for (int at = start; at < Math.min(end, start + MAX_PREFIX); at++) {
            if (!isWordStart(at, start) || !isPrefix(start, at)) {
                continue;
            }
            Optional<String> sent = commandAt(at);
            if (sent.isPresent()) {
                sent(sent.get(), at);
                return;
            }
            if (isReply(at, end)) {
                received(at, end);
                return;
            }
        }
    }

    /** A further line of a reply: its code was folded into one blank. */
    private boolean goesOn(int start, int end) {
        return start < end && text.charAt(start) == ' ' && text.originalEnd(start + 1) - text.originalStart(start) > 1;
    }

    private boolean isWordStart(int at, int start) {
        return at == start || !Ascii.isLetterOrDigit(text.charAt(at - 1));
    }

    /** Nothing, or something that ends in a mark, so that prose about a command is no command. */
    private boolean isPrefix(int start, int at) {
        int last = at - 1;
        while (last >= start && text.charAt(last) <= ' ') {
            last--;
        }
        return last < start || MARKS.indexOf(text.charAt(last)) >= 0;
    }

    private Optional<String> commandAt(int at) {
        for (String word : COMMANDS) {
            if (text.startsWith(word, at) && !Ascii.isLetterOrDigit(text.at(at + word.length()))) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private void sent(String word, int at) {
        command = word;
        switch (word) {
            case "ehlo", "helo" -> {
                greeted = true;
                offered = List.of();
            }
            case "auth" -> login = Optional.of(mechanism(at + word.length()));
            default -> {
                /* the reply tells */
            }
        }
    }

    private String mechanism(int at) {
        String behind = text.subSequence(at, Math.min(text.length(), at + 20)).strip();
        return MECHANISMS.stream()
                .filter(behind::startsWith)
                .findFirst()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .orElse("AUTH");
    }

    private boolean isReply(int at, int end) {
        return end - at >= 3
                && text.charAt(at) >= '2'
                && text.charAt(at) <= '5'
                && Ascii.isDigit(text.charAt(at + 1))
                && Ascii.isDigit(text.charAt(at + 2))
                && (end - at == 3 || text.charAt(at + 3) == ' ' || text.charAt(at + 3) == '-');
    }

    private void received(int at, int end) {
        if (command.isEmpty()) {
            return;
        }
        answered = true;
        char kind = text.charAt(at);
        if (kind >= '4') {
            refused = Optional.of(command.toUpperCase(Locale.ROOT));
        } else if (command.equals("starttls") && kind == '2') {
            encrypted = true;
        } else {
            offered(at, end);
        }
    }

    private void offered(int start, int end) {
        int auth = command.equals("ehlo") ? text.indexOf("auth", start, end) : -1;
        if (auth < 0) {
            return;
        }
        List<String> names = BETWEEN_NAMES
                .splitAsStream(text.subSequence(auth + 4, Math.min(end, auth + MAX_PREFIX)))
                .filter(name -> !name.isEmpty())
                .takeWhile(MECHANISMS::contains)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        offered = names.isEmpty() ? offered : names;
    }
}
