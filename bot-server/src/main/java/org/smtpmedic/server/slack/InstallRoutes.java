package org.smtpmedic.server.slack;

import java.util.List;
import org.smtpmedic.server.web.Assets;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HtmlPage;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;
import org.smtpmedic.slack.install.InstallEndpoint;
import org.smtpmedic.slack.install.InstallEndpoint.Answer;
import org.smtpmedic.slack.install.InstallEndpoint.Returned;

/** Installing the app in a workspace by browser. */
public final class InstallRoutes {
    private static final String STYLE = "/slack/install.css";

    private final InstallEndpoint endpoint;

    public InstallRoutes(InstallEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    public List<Route> all() {
        return List.of(
                new Route("GET", STYLE, Route.Audience.ANYBODY, _ -> Assets.file("secret-form.css")),
                new Route("GET", InstallEndpoint.INSTALL, Route.Audience.ANYBODY, _ -> reply(endpoint.install())),
                new Route("GET", InstallEndpoint.REDIRECT, Route.Audience.ANYBODY, this::returned));
    }

    private Reply returned(Call call) {
        return reply(endpoint.returned(new Returned(
                call.query("state"), call.query("code"), call.query("error"), call.cookie(InstallEndpoint.COOKIE))));
    }

    private static Reply reply(Answer answer) {
        return switch (answer) {
            case Answer.Redirect(var to, String cookie) -> new Reply.Redirect(to, cookie);
            case Answer.Page page -> new Reply.Page(page.status(), html(page));
        };
    }

    private static String html(Answer.Page page) {
        String content = """
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                """.formatted(
                        HtmlPage.escaped(page.words()),
                        HtmlPage.escaped(page.next().toString()),
                        HtmlPage.escaped(page.nextWords()));
        return HtmlPage.of(page.title(), STYLE, content);
    }
}
