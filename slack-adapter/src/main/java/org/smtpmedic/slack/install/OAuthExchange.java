package org.smtpmedic.slack.install;

import com.slack.api.methods.request.oauth.OAuthV2AccessRequest;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.api.Token;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.install.Installation.Renewal;

/** {@code oauth.v2.access}: a code for an installation, a refresh token for the next token (docs.slack.dev/authentication/using-token-rotation). */
final class OAuthExchange {
    private static final Logger log = LoggerFactory.getLogger(OAuthExchange.class);
    private static final String METHOD = "oauth.v2.access";

    private final SlackApi api;
    private final OAuthApp app;
    private final InstantSource clock;

    OAuthExchange(SlackApi api, OAuthApp app, InstantSource clock) {
        this.api = api;
        this.app = app;
        this.clock = clock;
    }

    /** What became of a code or a refresh token. */
    sealed interface Outcome {
        record Installed(Installation installation) implements Outcome {}

        /** The app was installed for a whole organization, which we have given back. */
        record WholeOrganization() implements Outcome {}

        /** Slack said no; {@code error} is its word for it. */
        record Refused(String error) implements Outcome {}

        record Away(String reason) implements Outcome {}
    }

    Outcome install(String code) {
        var asked = ask(OAuthV2AccessRequest.builder()
                .code(code)
                .redirectUri(app.redirect().toString()));
        return switch (asked) {
            case Answer.Ok<OAuthV2AccessResponse>(var response)
            when response.isEnterpriseInstall() -> {
                giveBack(response);
                yield new Outcome.WholeOrganization();
            }
            case Answer.Ok<OAuthV2AccessResponse>(var response) ->
                installation(response)
                        .<Outcome>map(Outcome.Installed::new)
                        .orElseGet(() -> new Outcome.Away(METHOD + " gave no token of a bot, or no workspace"));
            case Answer.Refused<OAuthV2AccessResponse>(String error) -> new Outcome.Refused(error);
            case Answer.Limited<OAuthV2AccessResponse> _ -> new Outcome.Away(METHOD + " is limited");
            case Answer.Away<OAuthV2AccessResponse>(String reason) -> new Outcome.Away(reason);
        };
    }

    Outcome renew(Installation installation, Renewal renewal) {
        var asked = ask(OAuthV2AccessRequest.builder()
                .grantType("refresh_token")
                .refreshToken(renewal.refreshToken().reveal()));
        return switch (asked) {
            case Answer.Ok<OAuthV2AccessResponse>(var response) ->
                token(response)
                        .<Outcome>map(token -> new Outcome.Installed(installation.renewed(token, renewal(response))))
                        .orElseGet(() -> new Outcome.Away(METHOD + " gave no token"));
            case Answer.Refused<OAuthV2AccessResponse>(String error) -> new Outcome.Refused(error);
            case Answer.Limited<OAuthV2AccessResponse> _ -> new Outcome.Away(METHOD + " is limited");
            case Answer.Away<OAuthV2AccessResponse>(String reason) -> new Outcome.Away(reason);
        };
    }

    private Answer<OAuthV2AccessResponse> ask(OAuthV2AccessRequest.OAuthV2AccessRequestBuilder request) {
        var asked = request.clientId(app.clientId())
                .clientSecret(app.clientSecret().reveal())
                .build();
        return api.callAsApp(METHOD, client -> client.oauthV2Access(asked));
    }

    private Optional<Installation> installation(OAuthV2AccessResponse response) {
        var team = Optional.ofNullable(response.getTeam());
        var id = team.map(OAuthV2AccessResponse.Team::getId).filter(Address::isId);
        var name = team.map(OAuthV2AccessResponse.Team::getName);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return id.flatMap(known -> token(response)
                .map(token -> new Installation(known, name.orElse(known), token, renewal(response), now)));
    }

    private static Optional<Token> token(OAuthV2AccessResponse response) {
        // It ends up, as it is, in the header of each request.
        return Optional.ofNullable(response.getAccessToken())
                .filter(token -> token.matches("[!-~]{1,2000}"))
                .map(Token::new);
    }

    private Optional<Renewal> renewal(OAuthV2AccessResponse response) {
        return Optional.ofNullable(response.getRefreshToken())
                .filter(_ -> response.getExpiresIn() != null)
                .map(token -> new Renewal(
                        new Token(token),
                        clock.instant().plusSeconds(response.getExpiresIn()).truncatedTo(ChronoUnit.MILLIS)));
    }

    private void giveBack(OAuthV2AccessResponse response) {
        var revoked = token(response)
                .map(token -> api.callAsApp(
                        "auth.revoke", client -> client.authRevoke(request -> request.token(token.reveal()))));
        if (revoked.filter(Answer.Ok.class::isInstance).isEmpty()) {
            log.warn("The token of a whole organization was not taken, and could not be given back to Slack");
        }
    }
}
