package org.smtpmedic.core.card;

import static org.smtpmedic.core.card.Spans.plain;
import static org.smtpmedic.core.card.Spans.strong;
import static org.smtpmedic.core.card.Spans.subtle;
import static org.smtpmedic.core.card.Spans.text;

import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.card.Block.Facts;
import org.smtpmedic.core.card.Block.Heading;
import org.smtpmedic.core.card.Block.Style;
import org.smtpmedic.core.probe.oauth.TokenReport;
import org.smtpmedic.core.probe.oauth.TokenReport.Level;

/** What an access token tells about itself. The token is not there to be shown. */
final class TokenBlocks {
    private static final int MOST_FINDINGS = 12;
    private static final int LONGEST_VALUE = 300;

    private TokenBlocks() {}

    static List<Block> of(TokenReport report) {
        List<Block> blocks = new ArrayList<>();
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .map(TokenBlocks::finding)
                .forEach(blocks::add);
        if (!report.facts().isEmpty()) {
            blocks.add(new Facts(report.facts().stream()
                    .map(fact -> new Facts.Fact(clean(fact.name()), clean(fact.value())))
                    .toList()));
        }
        return blocks;
    }

    /** The card that answers a token in a paste. */
    static Card card(TokenReport report) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(title(report.kind())));
        blocks.addAll(of(report));
        blocks.add(subtle(plain("Read without asking anybody and without believing it: the signature was not checked."
                + " I kept no part of the token. Whoever saw it can use it until it ends, so have it revoked.")));
        return new Card(blocks, title(report.kind()) + ". " + inShort(report));
    }

    private static String title(TokenReport.Kind kind) {
        return switch (kind) {
            case FOR_A_PERSON -> "What the token says: for a person";
            case FOR_AN_APP -> "What the token says: for an app";
            case UNCLEAR -> "What the token says";
            case OPAQUE -> "A token that only its service can read";
            case BROKEN -> "This is no usable access token";
        };
    }

    private static String inShort(TokenReport report) {
        return report.findings().stream()
                .filter(finding -> finding.level() == Level.PROBLEM)
                .findFirst()
                .map(finding -> clean(finding.says()))
                .orElse("Nothing in it speaks against SMTP.");
    }

    private static Block finding(TokenReport.Finding finding) {
        Style style = switch (finding.level()) {
            case PROBLEM -> Style.DANGER;
            case WARNING -> Style.WARNING;
            case GOOD -> Style.GOOD;
        };
        return finding.todo()
                .map(todo -> text(style, strong(clean(finding.says())), plain(" " + clean(todo))))
                .orElseGet(() -> text(style, plain(clean(finding.says()))));
    }

    private static String clean(String words) {
        return PlainText.cut(PlainText.clean(words), LONGEST_VALUE);
    }
}
