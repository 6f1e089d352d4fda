package org.smtpmedic.core.probe.oauth;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** App-only: the operator's registration asks for itself. Needs {@code SMTP.SendAsApp} and a service principal in Exchange. */
public final class AppOnlySource implements TokenSource {
    private static final Set<String> SCOPES = Set.of("https://outlook.office365.com/.default");
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Registration registration;
    private final AppCredential credential;

    public AppOnlySource(Registration registration, AppCredential credential) {
        this.registration = registration;
        this.credential = credential;
    }

    @Override
    public TokenOutcome.End obtain(Consumer<TokenOutcome.Waiting> waiting) {
        return TokenRequest.run(this::ask, MOST, this::hide);
    }

    private CompletableFuture<IAuthenticationResult> ask(ExecutorService threads) throws MalformedURLException {
        return ConfidentialClientApplication.builder(registration.clientId(), proof())
                .authority(registration.address())
                // It would ask Microsoft's global cloud about an authority that the operator has chosen.
                .instanceDiscovery(false)
                .httpClient(new TokenHttp(registration.tls(), SLOWER))
                .executorService(threads)
                .build()
                .acquireToken(ClientCredentialParameters.builder(SCOPES).build());
    }

    private IClientCredential proof() {
        return switch (credential) {
            case AppCredential.ClientSecret secret ->
                ClientCredentialFactory.createFromSecret(secret.value().revealTo(String::new));
            case AppCredential.Certificate pair ->
                ClientCredentialFactory.createFromCertificate(pair.key(), pair.certificate());
        };
    }

    private String hide(String words) {
        return switch (credential) {
            case AppCredential.ClientSecret secret -> secret.value().hideIn(words);
            case AppCredential.Certificate _ -> words;
        };
    }
}
