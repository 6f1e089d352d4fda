package org.smtpmedic.core.probe.oauth;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.PlainText;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.oauth.TokenOutcome.End;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Obtained;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Refused;
import org.smtpmedic.core.probe.oauth.TokenOutcome.TimedOut;
import org.smtpmedic.core.probe.oauth.TokenOutcome.Unreachable;

/** One question to the token endpoint, watched from outside and put into our words. */
final class TokenRequest {
    private static final int MOST_WORDS = 2_000;
    private static final Set<String> EXPIRED = Set.of("expired_token", "code_expired");

    private TokenRequest() {}

    /** Starts the question on the given threads. */
    interface Start {
        CompletableFuture<IAuthenticationResult> on(ExecutorService threads) throws Exception;
    }

    /**
     * Asks, and waits no longer than {@code most}.
     *
     * @param hide takes secrets out of what the server says, should it repeat one
     */
    static End run(Start start, Duration most, UnaryOperator<String> hide) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            IAuthenticationResult result = start.on(threads).get(most.toMillis(), TimeUnit.MILLISECONDS);
            return new Obtained(
                    new Secret(result.accessToken().toCharArray()),
                    result.expiresOnDate().toInstant());
        } catch (TimeoutException e) {
            return new TimedOut(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable("The sign-in was interrupted.");
        } catch (Exception e) {
            return end(e, most, hide);
        } finally {
            threads.shutdownNow();
        }
    }

    private static End end(Exception trouble, Duration most, UnaryOperator<String> hide) {
        Optional<MsalException> known = Stream.<Throwable>iterate(trouble, Objects::nonNull, Throwable::getCause)
                .filter(MsalException.class::isInstance)
                .map(MsalException.class::cast)
                .findFirst();
        if (known.map(MsalException::errorCode).filter(EXPIRED::contains).isPresent()) {
            return new TimedOut(most);
        }
        return known.filter(MsalServiceException.class::isInstance)
                .map(Throwable::getMessage)
                // Of an answer that is none of Entra's, the library quotes the body, whatever stands in it.
                .filter(words -> words.startsWith("AADSTS"))
                .<End>map(
                        words -> new Refused(PlainText.of(hide.apply(words).replaceAll("[\\r\\n]+", " "), MOST_WORDS)))
                .orElseGet(() -> new Unreachable("The token endpoint could not be asked, or what answered is none."));
    }
}
