package org.smtpmedic.core.probe.oauth;

import com.microsoft.aad.msal4j.DeviceCode;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Waiting;

/** Device-code flow: the person signs in at Microsoft, in their own browser, and this program never sees a password. */
public final class DeviceCodeSource implements TokenSource {
    private static final Set<String> SCOPES = Set.of("https://outlook.office.com/SMTP.Send");
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Registration registration;
    private final InstantSource clock;
    private final Duration most;
    private final Duration slower;

    /** A source; {@code most} is how long the person may take, and the code may end sooner. */
    public DeviceCodeSource(Registration registration, InstantSource clock, Duration most) {
        this(registration, clock, most, SLOWER);
    }

    DeviceCodeSource(Registration registration, InstantSource clock, Duration most, Duration slower) {
        this.registration = registration;
        this.clock = clock;
        this.most = most;
        this.slower = slower;
    }

    @Override
    public TokenOutcome.End obtain(Consumer<Waiting> waiting) {
        return TokenRequest.run(threads -> ask(threads, waiting), most, words -> words);
    }

    private CompletableFuture<IAuthenticationResult> ask(ExecutorService threads, Consumer<Waiting> waiting)
            throws MalformedURLException {
        return PublicClientApplication.builder(registration.clientId())
                .authority(registration.address())
                .instanceDiscovery(false)
                .httpClient(new TokenHttp(registration.tls(), slower))
                .executorService(threads)
                .build()
                .acquireToken(DeviceCodeFlowParameters.builder(SCOPES, code -> waiting.accept(shown(code)))
                        .build());
    }

    private Waiting shown(DeviceCode code) {
        URI address = URI.create(code.verificationUri());
        if (!"https".equals(address.getScheme()) || code.userCode().isBlank()) {
            throw new IllegalArgumentException("No address to send a person to");
        }
        Duration left = Duration.ofSeconds(code.expiresIn());
        return new Waiting(
                PlainText.of(code.userCode(), 40),
                address,
                clock.instant().plus(left.compareTo(most) < 0 ? left : most));
    }
}
