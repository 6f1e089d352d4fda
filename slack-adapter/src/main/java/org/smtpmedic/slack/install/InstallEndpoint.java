package org.smtpmedic.slack.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installing by browser: to Slack with a state, back with a code. What is shown holds nothing of what the browser brought. */
public final class InstallEndpoint {
    public static final String INSTALL = "/slack/install";
    public static final String REDIRECT = "/slack/oauth_redirect";
    /** The cookie that binds the state to the browser. */
    public static final String COOKIE = "smtp-medic-install";

    private static final Logger log = LoggerFactory.getLogger(InstallEndpoint.class);
    private static final String AGAIN = " Nothing was installed.";

    private final OAuthApp app;
    private final URI authorize;
    private final InstallState states;
    private final OAuthExchange exchange;
    private final Installations installations;

    InstallEndpoint(
            OAuthApp app, URI authorize, InstallState states, OAuthExchange exchange, Installations installations) {
        this.app = app;
        this.authorize = authorize;
        this.states = states;
        this.exchange = exchange;
        this.installations = installations;
    }

    /** What the browser gets. */
    public sealed interface Answer {
        /** Off to Slack; {@code cookie} is the value of {@code Set-Cookie}. */
        record Redirect(URI to, String cookie) implements Answer {}

        /** A page of plain words. {@code next} is where to go from there. */
        record Page(int status, String title, String words, URI next, String nextWords) implements Answer {}
    }

    /** What the browser brought back from Slack. */
    public record Returned(
            Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> cookie) {}

    /** Begins. */
    public Answer install() {
        var begun = states.begin();
        String query = "client_id=" + encoded(app.clientId()) + "&scope=" + encoded(String.join(",", OAuthApp.SCOPES))
                + "&state=" + encoded(begun.state()) + "&redirect_uri="
                + encoded(app.redirect().toString());
        return new Answer.Redirect(URI.create(authorize + "?" + query), cookie(begun.cookie()));
    }

    /** It has to come along when Slack sends the browser back, so {@code Lax}; no script and no other path needs it. */
    private String cookie(String value) {
        boolean https = "https".equals(app.base().getScheme());
        return COOKIE + "=" + value + "; Path=/slack; Max-Age=" + InstallState.LIFETIME.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }

    /** Ends. */
    public Answer returned(Returned returned) {
        boolean ours = returned.state()
                .flatMap(state -> returned.cookie().filter(cookie -> states.accept(state, cookie)))
                .isPresent();
        if (!ours) {
            log.warn("Somebody came back to install with a state that does not count");
            return again(
                    400,
                    "This link does not count any more",
                    "It is too old, was used before, or is another browser's.");
        }
        if (returned.error().isPresent()) {
            return again(200, "Not installed", "Slack says that this was not allowed, or you have said no.");
        }
        return returned.code()
                .filter(code -> code.matches("[!-~]{1,500}"))
                .map(exchange::install)
                .map(this::answer)
                .orElseGet(() -> again(400, "Not installed", "Slack has sent no code along."));
    }

    private Answer answer(OAuthExchange.Outcome outcome) {
        return switch (outcome) {
            case OAuthExchange.Outcome.Installed(Installation installation) -> {
                installations.keep(installation);
                log.info("The workspace {} has installed the app", installation.team());
                yield new Answer.Page(
                        200,
                        "SMTP Medic is installed",
                        "It is in the workspace " + installation.teamName()
                                + " now. Open the app there and paste an error, or invite it to a channel.",
                        URI.create("https://app.slack.com/client/" + installation.team()),
                        "Open Slack");
            }
            case OAuthExchange.Outcome.WholeOrganization _ -> {
                log.warn("The app was to be installed for a whole organization; that was refused");
                yield again(
                        400,
                        "One workspace at a time",
                        "SMTP Medic cannot be installed for a whole organization. Choose a workspace of it.");
            }
            case OAuthExchange.Outcome.Refused(String error) -> {
                log.error(
                        "Slack gives no token for an installation: {}. Look at slack.client-id, slack.client-secret and"
                                + " at the redirect URL of the app, which is to be {}",
                        error,
                        app.redirect());
                yield again(400, "Not installed", "Slack did not take the code. Whoever runs me finds the reason.");
            }
            case OAuthExchange.Outcome.Away(String reason) -> {
                log.error("Slack gives no token for an installation: {}", reason);
                yield again(502, "Slack does not answer", "Please try again in a minute.");
            }
        };
    }

    private Answer again(int status, String title, String words) {
        return new Answer.Page(status, title, words + AGAIN, app.install(), "Start again");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
