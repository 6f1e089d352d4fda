package org.smtpmedic.slack.inbound;

import java.util.List;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;

/** What the connection itself has to say to a person. */
final class Words {
    static final String NOT_STORED =
            "I could not store that, so nothing was changed. Please try again in a minute; if it goes on, tell whoever runs me.";
    static final String EMPTY_FIELD = "Type or paste something first.";
    static final String NO_FILE =
            "I could not read that file: it is larger than 5 MB, or Slack did not hand it out. Please paste the lines"
                    + " around the error.";

    static final String NOT_INSTALLED =
            "SMTP Medic is not installed in this workspace, or not any more, so I can do nothing here.";

    private Words() {}

    static Card card(String words) {
        return new Card(List.of(new Block.Text(List.of(new Block.Span.Plain(words)), Block.Style.NORMAL)), words);
    }
}
