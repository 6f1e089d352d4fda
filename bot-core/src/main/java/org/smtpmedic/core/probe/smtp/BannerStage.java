package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** The server speaks first, and says who it is. */
final class BannerStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.BANNER;
    }

    @Override
    public Finding run(Session session) throws IOException {
        Reply banner = session.wire().hear();
        List<Fact> facts = new ArrayList<>();
        facts.add(session.fact("Banner", banner.code() + " " + String.join(" ", banner.lines())));
        if (!banner.isPositive()) {
            return Finding.failed(
                    session.said(banner), "The server answers, but turns this client away at once.", facts);
        }
        if (session.wire().reader().sawBareLineFeed()) {
            return Finding.warning(
                    "The server greets, but ends its lines with LF alone; strict clients stop here.", facts);
        }
        return Finding.passed("The server greets as a mail server does.", facts);
    }
}
