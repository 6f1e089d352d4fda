package org.smtpmedic.core.diagnosis;

import java.util.List;
import java.util.Set;

/** Tells from the words around a number whether it is an SMTP code. */
final class CodeContext {

    private static final int LOOK_BACK = 28;
    private static final int VERSION_NEAR = 28;
    private static final List<String> SUMMARIES = List.of("dsn=", "status: ", "status:");
    private static final Set<String> CODES = Set.of(
            "211", "214", "220", "221", "235", "250", "251", "252", "334", "354", "421", "430", "432", "435", "450",
            "451", "452", "454", "455", "458", "459", "471", "500", "501", "502", "503", "504", "510", "511", "512",
            "515", "521", "523", "525", "526", "530", "531", "533", "534", "535", "538", "540", "541", "542", "543",
            "550", "551", "552", "553", "554", "555", "556", "557", "571");
    private static final List<String> WORDS = List.of(
            "code",
            "error",
            "said",
            "respon",
            "return",
            "status",
            "server",
            "repl",
            "answer",
            "antwort",
            "fehler",
            "erreur",
            "erro",
            "reject",
            "got",
            "expected",
            "c\u00f3digo",
            "codigo",
            "refused",
            "failed",
            "bounce",
            "login",
            "exception",
            "recibi",
            "\u30a8\u30e9\u30fc",
            "\u9519\u8bef",
            "\u932f\u8aa4",
            "\u043e\u0448\u0438\u0431\u043a",
            "fout",
            "fel ",
            "reponse",
            "respuesta",
            "resposta",
            "risposta",
            "\u54cd\u5e94",
            "\u56de\u5e94",
            "\u56de\u61c9",
            "\u8fd4\u56de",
            "\u9000\u4fe1",
            "\u62a5\u9519",
            "\u5fdc\u7b54",
            "\u043e\u0442\u0432\u0435\u0442");
    /** What stands right behind a number that is spoken of, in scripts without blanks; elsewhere such words are prose. */
    private static final List<String> NOUNS = List.of(
            "error:", "fehler:", "\u30a8\u30e9\u30fc", "\u9519\u8bef", "\u932f\u8aa4", "\u62a5\u9519", "\u9000\u4fe1");

    private static final List<String> REPEATED = List.of(
            "always ",
            "still ",
            "response ",
            "password ",
            "getting ",
            "get ",
            "immer ",
            "toujours ",
            "sempre ",
            "siempre ",
            "\u90fd\u662f",
            "\u90fd\u662f ",
            "\u4f9d\u65e7",
            "\u4f9d\u65e7 ",
            "\u8fd8\u662f",
            "\u8fd8\u662f ",
            "\u4e00\u76f4",
            "\u4e00\u76f4 ",
            "\u603b\u662f",
            "\u4ecd\u7136",
            "\u62a5",
            "\u62a5 ");
    /** Web servers use these numbers as well. */
    private static final Set<String> AMBIGUOUS = Set.of(
            "211", "214", "220", "221", "250", "251", "252", "354", "421", "451", "500", "501", "502", "503", "504");

    private static final int WEB_NEAR = 60;
    private static final List<String> WEB_PHRASES = List.of(
            "internal server error", "bad gateway", "gateway time", "statustext", "request timed out", "innererror");
    private static final int LONGEST_COUNTED = 12;
    private static final Set<String> COUNTED = Set.of(
            "messages",
            "mails",
            "emails",
            "users",
            "recipients",
            "accounts",
            "mailboxes",
            "domains",
            "servers",
            "errors",
            "files",
            "packets",
            "bytes",
            "times",
            "seconds",
            "minutes",
            "people",
            "rows",
            "items",
            "pieces",
            "hours");
    private static final List<String> FOREIGN =
            List.of("http", "imap", "line ", "port ", "php:", "pid ", "exit ", "size", "uid");
    private static final Set<String> PRODUCTS = Set.of(
            "version",
            "v",
            "ver",
            "php",
            "phpmailer",
            "exim",
            "postfix",
            "node",
            "nodejs",
            "npm",
            "ruby",
            "rails",
            "python",
            "java",
            "jdk",
            "mysql",
            "mariadb",
            "wordpress",
            "swiftmailer",
            "symfony",
            "laravel",
            "django",
            "sendmail",
            "openssl",
            "mailkit",
            "mimekit",
            "nodemailer",
            "odoo",
            "release",
            "build",
            "kernel",
            "linux",
            "ubuntu",
            "debian",
            "centos",
            "plugin",
            "core",
            "joomla",
            "drupal",
            "magento",
            "jenkins",
            "grafana",
            "gitlab",
            "moodle",
            "nextcloud",
            "owncloud",
            "net",
            "framework",
            "spring",
            "boot",
            "outlook",
            "thunderbird",
            "firmware",
            "msmtp",
            "curl",
            "libcurl",
            "gnutls",
            "powershell",
            "app",
            "smtp",
            "wp",
            "exchange",
            "redis",
            "go");

    private static final String LEADS = "\n:>'\"`(<;-=|,*~]\u300c\u300e\u3010\u3002\u3001";

    private CodeContext() {}

    /** Whether a bare three-digit number is a reply code. */
    static boolean isReply(FoldedText text, CodeNumber number) {
        if (!CODES.contains(number.digits())) {
            return false;
        }
        String before = text.subSequence(Math.max(0, number.start() - LOOK_BACK), number.start());
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return !isForeign(line)
                && !isCount(text, number)
                && !isOfWebServer(text, number)
                && (startsReply(text, number, line)
                        || speaksOfReplies(line)
                        || isNamed(text, number)
                        || isOfLogin(number, line));
    }

    /** {@code 550 users}: so many of them. */
    private static boolean isCount(FoldedText text, CodeNumber number) {
        int start = number.end() + 1;
        int end = start;
        while (end - start < LONGEST_COUNTED && Ascii.isLetter(text.at(end))) {
            end++;
        }
        return text.at(start - 1) == ' ' && end > start && COUNTED.contains(text.subSequence(start, end));
    }

    /** The phrases of HTTP that no mail server says: {@code status: 500, statusText: "Internal Server Error"}. */
    private static boolean isOfWebServer(FoldedText text, CodeNumber number) {
        if (!AMBIGUOUS.contains(number.digits())) {
            return false;
        }
        String behind = text.subSequence(number.end(), Math.min(text.length(), number.end() + WEB_NEAR));
        return WEB_PHRASES.stream().anyMatch(behind::contains);
    }

    private static boolean isForeign(String line) {
        for (String word : FOREIGN) {
            if (line.endsWith(word)) {
                return true;
            }
        }
        return line.contains("http");
    }

    private static boolean isNamed(FoldedText text, CodeNumber number) {
        if (AMBIGUOUS.contains(number.digits())) {
            return false;
        }
        char after = text.at(number.end());
        int start = after == ' ' || after == '-' ? number.end() + 1 : number.end();
        for (String noun : NOUNS) {
            if (text.startsWith(noun, start)) {
                return true;
            }
        }
        return false;
    }

    /** The one number that people name without a word for what it is: {@code always 535}. */
    private static boolean isOfLogin(CodeNumber number, String line) {
        return number.digits().equals("535") && REPEATED.stream().anyMatch(line::endsWith);
    }

    private static boolean speaksOfReplies(String line) {
        for (String word : WORDS) {
            if (line.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** At the start of a line, a quote or a bracket, with words behind it. */
    private static boolean startsReply(FoldedText text, CodeNumber number, String line) {
        char after = text.at(number.end());
        int colon = behindColon(text, number);
        boolean words = ((after == ' ' || after == '-') && startsWords(text, number.end() + 1))
                || (colon > number.end() && startsWords(text, colon));
        boolean tuple = line.endsWith("(") && after == ',';
        String lead = line.strip();
        char last = lead.isEmpty() ? '\n' : lead.charAt(lead.length() - 1);
        boolean named = words && (line.endsWith("smtp ") || line.endsWith("smtp code "));
        return tuple || named || (words && LEADS.indexOf(last) >= 0) || (after == '-' && "\n:>".indexOf(last) >= 0);
    }

    /** {@code 554 : words} and, where no web server speaks like that, {@code 554: words}. */
    private static int behindColon(FoldedText text, CodeNumber number) {
        boolean spaced = text.startsWith(" : ", number.end());
        boolean bare = text.startsWith(": ", number.end()) && !AMBIGUOUS.contains(number.digits());
        return spaced ? number.end() + 3 : bare ? number.end() + 2 : number.end();
    }

    /** Words, an address, a bracket, or an enhanced code that somebody mistyped. */
    private static boolean startsWords(FoldedText text, int at) {
        char c = text.at(at);
        return Character.isLetter(c) || "<[#(".indexOf(c) >= 0 || (Ascii.isDigit(c) && text.at(at + 1) == '.');
    }

    /** Whether the number behind {@code start} is the version of a product. */
    static boolean isVersion(FoldedText text, int start) {
        int end = start;
        while (end > 0 && start - end < 3 && " (/=:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int begin = end;
        while (begin > 0 && end - begin < 16 && Character.isLetter(text.charAt(begin - 1))) {
            begin--;
        }
        return PRODUCTS.contains(text.subSequence(begin, end))
                || text.indexOf("version", start - VERSION_NEAR, start) >= 0;
    }

    /** {@code dsn=5.0.0}, {@code Status: 4.0.0}: what a mail server writes into its log or report where the other side gave no enhanced code. */
    static boolean isEmptySummary(FoldedText text, CodeNumber number) {
        if (number.digits().endsWith(".0.0")) {
            for (String lead : SUMMARIES) {
                if (text.startsWith(lead, number.start() - lead.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
