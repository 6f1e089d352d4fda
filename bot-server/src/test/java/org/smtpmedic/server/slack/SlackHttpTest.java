package org.smtpmedic.server.slack;

import org.smtpmedic.slack.SlackSettings.Transport;
import org.smtpmedic.slack.api.Token;

class SlackHttpTest extends SlackStory {
    @Override
    Transport transport() {
        return new Transport.Http(new Token(SlackWorkspace.SECRET));
    }
}
