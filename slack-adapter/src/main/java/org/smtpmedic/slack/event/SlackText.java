package org.smtpmedic.slack.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's markup back to what the person typed: entities, links and mail addresses that Slack wrapped. */
public final class SlackText {
    /** {@code <https://x|x>}, {@code <mailto:a@b|a@b>}, {@code <#C1|it-help>}: the label is what was typed. */
    private static final Pattern WRAPPED = Pattern.compile("<([^<>|]{1,3000})(?:\\|([^<>|]{0,3000}))?>");

    private SlackText() {}

    /** The text as it was typed. */
    public static String plain(String text) {
        String unwrapped = WRAPPED.matcher(text).replaceAll(SlackText::typed);
        return unwrapped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** The text without the mention of {@code person}. */
    static String without(String text, String person) {
        return text.replaceAll("<@" + Pattern.quote(person) + "(?:\\|[^<>|]*)?>", " ")
                .strip();
    }

    static boolean mentions(String text, String person) {
        return text.contains("<@" + person + ">") || text.contains("<@" + person + "|");
    }

    private static String typed(java.util.regex.MatchResult match) {
        String inside = match.group(1);
        String label = match.group(2);
        boolean link = inside.startsWith("mailto:") || inside.startsWith("http://") || inside.startsWith("https://");
        String typed = link && label != null && !label.isEmpty() ? label : inside.replaceFirst("^mailto:", "");
        return Matcher.quoteReplacement(link ? typed : match.group());
    }
}
