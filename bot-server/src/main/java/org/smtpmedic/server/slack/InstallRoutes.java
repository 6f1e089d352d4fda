package org.smtpmedic.server.slack;

import java.util.List;
import org.smtpmedic.server.web.Assets;
import org.smtpmedic.server.web.Call;
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
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - SMTP Medic</title>
                <link rel="stylesheet" href="%2$s">
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%3$s</p>
                <p><a href="%4$s">%5$s</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        escaped(page.title()),
                        STYLE,
                        escaped(page.words()),
                        escaped(page.next().toString()),
                        escaped(page.nextWords()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
