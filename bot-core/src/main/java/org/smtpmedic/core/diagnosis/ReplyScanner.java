package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.diagnosis.Codes.Token;

/** Pairs reply codes with enhanced codes, across the forms in which libraries print them. */
final class ReplyScanner {

    /** Between {@code 535} and its enhanced code: quotes, brackets, {@code b'}, or "Additional SMTP info:". */
    private static final int NEAR = 8;

    private static final int FAR = 60;
    private static final int LONGEST_REPLY = 1_500;
    private static final List<String> INTRODUCTIONS = List.of(
            "responsecode",
            "response code",
            "smtp code",
            "status",
            "said",
            "code",
            "response",
            "reply",
            "replied",
            "error",
            "returned",
            "server",
            "smtp",
            "statuscode",
            "(",
            "result",
            "answer",
            "message failed",
            "invalid login",
            "failed",
            "was",
            "antwort",
            "erreur",
            "fehler");

    private ReplyScanner() {}

    static List<SmtpReply> scan(String text) {
        var enhanced = Codes.enhanced(text);
        var numbers = Codes.threeDigits(text);
        var heads = new ArrayList<SmtpReply>();
        var used = new ArrayList<Token>();
        for (var code : enhanced) {
            var number = numberFor(text, code, numbers);
            number.ifPresent(used::add);
            heads.add(new SmtpReply(
                    number.map(Token::value),
                    Optional.of(code.value()),
                    number.map(Token::start)
                            .filter(start -> start < code.start())
                            .orElse(code.start()),
                    number.map(Token::end).filter(end -> end > code.end()).orElse(code.end())));
        }
        numbers.stream()
                .filter(number -> !used.contains(number) && isIntroduced(text, number))
                .forEach(number -> heads.add(
                        new SmtpReply(Optional.of(number.value()), Optional.empty(), number.start(), number.end())));
        heads.sort(Comparator.comparingInt(SmtpReply::start));
        return withTexts(heads, text.length());
    }

    private static List<SmtpReply> withTexts(List<SmtpReply> heads, int length) {
        var replies = new ArrayList<SmtpReply>();
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            int next = i + 1 < heads.size() ? heads.get(i + 1).start() : length;
            int end = Math.max(head.end(), Math.min(next, head.end() + LONGEST_REPLY));
            replies.add(new SmtpReply(head.code(), head.enhanced(), head.start(), end));
        }
        return replies;
    }

    /** The reply code that belongs to an enhanced code: just before it, or introduced somewhat further off on either side. */
    private static Optional<Token> numberFor(String text, Token code, List<Token> numbers) {
        return numbers.stream()
                .filter(number -> number.type() == code.type() || isStarttls(number, code))
                .filter(number -> isNear(text, number, code) || (isFar(number, code) && isIntroduced(text, number)))
                .min(Comparator.comparingInt(number -> Math.abs(code.start() - number.start())));
    }

    /** Exchange Online says {@code 451 5.7.3 STARTTLS is required}: classes differ. */
    private static boolean isStarttls(Token number, Token code) {
        return code.start() - number.end() == 1 && number.type() == '4' && code.type() == '5';
    }

    private static boolean isNear(String text, Token number, Token code) {
        int gap = code.start() - number.end();
        if (gap < 1 || gap > NEAR) {
            return false;
        }
        String between = text.substring(number.end(), code.start());
        return between.chars().filter(Character::isLetter).allMatch(c -> c == 'b');
    }

    private static boolean isFar(Token number, Token code) {
        int gap = number.start() > code.start() ? number.start() - code.end() : code.start() - number.end();
        return gap >= 0 && gap <= (number.start() > code.start() ? LONGEST_REPLY : FAR);
    }

    /** Whether the words before a bare number say that it is a reply code, or it leads a line as replies do. */
    private static boolean isIntroduced(String text, Token number) {
        int lineStart = text.lastIndexOf('\n', number.start() - 1) + 1;
        String before = text.substring(Math.max(lineStart, number.start() - 24), number.start())
                .toLowerCase(Locale.ROOT);
        String bare = before.replaceAll("[\\s\"'`:=\\[#>{-]{1,24}$", "");
        if (bare.isBlank() && number.start() - lineStart <= 12) {
            return followedByWords(text, number.end());
        }
        return INTRODUCTIONS.stream().anyMatch(bare::endsWith);
    }

    private static boolean followedByWords(String text, int end) {
        return end < text.length()
                && (text.charAt(end) == ' '
                        || text.charAt(end) == '-'
                        || text.charAt(end) == ','
                        || text.charAt(end) == ':')
                && end + 1 < text.length()
                && !Character.isDigit(text.charAt(end + 1));
    }
}
