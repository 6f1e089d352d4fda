package org.smtpmedic.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.core.diagnosis.SecretSpan.Kind;

/**
 * Finds what must not be kept: the base64 of an AUTH dialogue, tokens, passwords, keys. Every pattern is bounded or possessive, so a hostile text
 * costs linear time.
 */
final class SecretFinder {

    /** What matches the group {@code s} is the secret. */
    private record Rule(Kind kind, Pattern pattern) {}

    private static final String KEY_TAIL = "[\"']?\\s{0,3}(?:=>|:=|[:=])\\s{0,3}";
    /** A quoted value, or a bare one up to the next blank or delimiter. */
    private static final String VALUE = "(?:[\"'](?<q>[^\"'\\r\\n]{1,500})|(?<u>[^\\s\"',;&<>(){}\\[\\]]{3,500}+))";

    private static final List<Rule> RULES = List.of(
            rule(Kind.PRIVATE_KEY, "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?<s>[A-Za-z0-9+/=\\s\\\\]{0,12000}+)"),
            rule(Kind.JWT, "\\b(?<s>eyJ[\\w-]{8,}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?)"),
            rule(Kind.XOAUTH2, "(?i)AUTH[ =]XOAUTH2\\s{1,3}(?<s>[A-Za-z0-9+/=_-]{8,}+)"),
            rule(Kind.AUTH_BASE64, "(?i)AUTH[ =](?:PLAIN|LOGIN|CRAM-MD5|NTLM)\\s{1,3}(?<s>[A-Za-z0-9+/=_-]{6,}+)"),
            rule(Kind.TOKEN, "(?i)\\bBearer\\s{1,3}(?<s>[A-Za-z0-9._~+/-]{16,}+=*+)"),
            rule(Kind.CLIENT_SECRET, "(?<![\\w~.-])(?<s>[\\w~.-]{3}\\dQ~[\\w~.-]{25,}+)"),
            rule(Kind.CONNECTION_STRING, "(?i)\\b(?:AccountKey|SharedAccessKey|accesskey)=(?<s>[A-Za-z0-9+/=]{12,}+)"),
            rule(Kind.PASSWORD, "\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:@/]{0,100}:(?<s>[^\\s@/]{1,200})@"));

    private static final Pattern KEYED =
            Pattern.compile("(?i)(?<k>client[_-]?secret|(?:refresh|access|id)[_-]?token|api[_-]?key|"
                    + "pass(?:word|wd|phrase|wort)?|passwort|kennwort|contrase(?:ñ|n)a|mot de passe|pwd|secret)"
                    + KEY_TAIL + VALUE);
    private static final Pattern PROMPT =
            Pattern.compile("\\b334[ -](?:VXNlcm5hbWU6|UGFzc3dvcmQ6|[A-Za-z0-9+/=]{0,400}+)");
    private static final Pattern AUTH_LOGIN = Pattern.compile("(?i)\\bAUTH LOGIN\\s{0,3}$");
    private static final Pattern LAST_BASE64 =
            Pattern.compile("(?:^|[\\s\"'>:])(?<s>[A-Za-z0-9+/]{4,2000}+={0,2})[\"']?\\s{0,3}$");
    private static final int LONGEST_LINE = 4_000;

    private SecretFinder() {}

    private static Rule rule(Kind kind, String pattern) {
        return new Rule(kind, Pattern.compile(pattern));
    }

    /** Every secret in the text, in order, none overlapping another. */
    static List<SecretSpan> find(String text) {
        var found = new ArrayList<SecretSpan>();
        for (var rule : RULES) {
            rule.pattern()
                    .matcher(text)
                    .results()
                    .forEach(match -> add(found, rule.kind(), match.start("s"), match.end("s")));
        }
        KEYED.matcher(text).results().forEach(match -> keyed(text, match, found));
        dialogue(text, found);
        return disjoint(found);
    }

    private static void add(List<SecretSpan> found, Kind kind, int start, int end) {
        if (end > start) {
            found.add(new SecretSpan(kind, start, end));
        }
    }

    private static void keyed(String text, java.util.regex.MatchResult match, List<SecretSpan> found) {
        boolean quoted = match.start("q") >= 0;
        int start = match.start(quoted ? "q" : "u");
        int end = match.end(quoted ? "q" : "u");
        String key = match.group("k").toLowerCase(Locale.ROOT);
        if (isValue(text.substring(start, end)) && (quoted || !isProse(text, match.end("k"), start, end))) {
            add(found, kind(key), start, end);
        }
    }

    private static Kind kind(String key) {
        if (key.contains("token")) {
            return Kind.TOKEN;
        }
        return key.contains("secret") || key.contains("key") ? Kind.CLIENT_SECRET : Kind.PASSWORD;
    }

    /** Placeholders, variables and things already blotted out are no secrets. */
    private static boolean isValue(String value) {
        return value.length() >= 3
                && "$<*%[".indexOf(value.charAt(0)) < 0
                && !value.matches(
                        "(?i)null|none|nil|true|false|undefined|empty|yes|no|redacted|hidden|string|password|x{3,}|\\.{3}")
                && !value.matches("(?i)(?:process\\.env|os\\.environ|getenv|env)[.(\\[].*");
    }

    /** "Password: the user name was wrong" is a sentence; "password: Tr0ub4dor" is not. */
    private static boolean isProse(String text, int afterKey, int start, int end) {
        if (text.substring(afterKey, start).indexOf(':') < 0) {
            return false;
        }
        boolean plainWord = text.substring(start, end).chars().allMatch(Character::isLetter);
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        boolean lineGoesOn = next > end && next < text.length() && Character.isLetter(text.charAt(next));
        return plainWord && lineGoesOn;
    }

    /** What a client sends after a prompt: the line's last word, whatever the log puts before it. */
    private static void dialogue(String text, List<SecretSpan> found) {
        int expected = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, Math.min(end, at + LONGEST_LINE));
            if (PROMPT.matcher(line).find() || AUTH_LOGIN.matcher(line).find()) {
                expected = 2;
            } else if (expected > 0 && !line.isBlank()) {
                expected = answered(line, at, found) ? 0 : expected - 1;
            }
            at = end + 1;
        }
    }

    private static boolean answered(String line, int at, List<SecretSpan> found) {
        Matcher last = LAST_BASE64.matcher(line);
        if (!last.find() || last.group("s").matches("[2345]\\d\\d")) {
            return false;
        }
        add(found, Kind.AUTH_BASE64, at + last.start("s"), at + last.end("s"));
        return true;
    }

    private static List<SecretSpan> disjoint(List<SecretSpan> found) {
        found.sort(
                Comparator.comparingInt(SecretSpan::start).thenComparing(SecretSpan::end, Comparator.reverseOrder()));
        var kept = new ArrayList<SecretSpan>();
        for (var span : found) {
            if (kept.isEmpty() || span.start() >= kept.getLast().end()) {
                kept.add(span);
            } else if (span.end() > kept.getLast().end()) {
                var last = kept.removeLast();
                kept.add(new SecretSpan(last.kind(), last.start(), span.end()));
            }
        }
        return kept;
    }
}
