package org.smtpmedic.teams.connector;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tokens from Entra. MSAL keeps each until shortly before its end. */
public final class EntraTokens implements AccessTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The library's own choice is the pool that the whole process shares, and which is one thread on a small machine. */
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Asking asking;

    private EntraTokens(Asking asking) {
        this.asking = asking;
    }

    private interface Asking {
        CompletableFuture<IAuthenticationResult> ask() throws Exception;
    }

    /**
     * Makes ready to ask; does not ask yet.
     *
     * @param authority where to ask, with the tenant, such as {@code https://login.microsoftonline.com/TENANT}
     * @param scope what to ask for, such as {@code https://api.botframework.com/.default}
     * @throws CredentialException if the credential cannot be read
     */
    public static EntraTokens of(String appId, URI authority, String scope, Credential credential)
            throws CredentialException {
        return switch (credential) {
            case Credential.ClientSecret secret ->
                confidential(
                        appId,
                        authority,
                        scope,
                        ClientCredentialFactory.createFromSecret(secret.secret().reveal()));
            case Credential.Certificate certificate -> confidential(appId, authority, scope, certificate(certificate));
            case Credential.FederatedToken token ->
                confidential(
                        appId, authority, scope, ClientCredentialFactory.createFromCallback(_ -> read(token.file())));
            case Credential.ManagedIdentity _ -> managed(appId, scope);
        };
    }

    @Override
    public String token() throws IOException {
        try {
            return asking.ask()
                    .get(PATIENCE.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
                    .accessToken();
        } catch (ExecutionException e) {
            throw new IOException("Entra gave no token: " + reason(e));
        } catch (TimeoutException _) {
            throw new IOException("Entra did not answer in time");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } catch (Exception e) {
            throw new IOException("Entra cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    private static EntraTokens confidential(String appId, URI authority, String scope, IClientCredential credential)
            throws CredentialException {
        try {
            var app = ConfidentialClientApplication.builder(appId, credential)
                    .authority(authority + "/")
                    // The operator named the authority; asking a public list whether it exists would fail in other
                    // clouds.
                    .instanceDiscovery(false)
                    .connectTimeoutForDefaultHttpClient((int) PATIENCE.toMillis())
                    .readTimeoutForDefaultHttpClient((int) PATIENCE.toMillis())
                    .executorService(THREADS)
                    .build();
            return new EntraTokens(() -> app.acquireToken(
                    ClientCredentialParameters.builder(Set.of(scope)).build()));
        } catch (MalformedURLException | IllegalArgumentException _) {
            throw new CredentialException("the authority is no https address");
        }
    }

    private static EntraTokens managed(String appId, String scope) {
        var app = ManagedIdentityApplication.builder(ManagedIdentityId.userAssignedClientId(appId))
                .executorService(THREADS)
                .build();
        String resource =
                scope.endsWith("/.default") ? scope.substring(0, scope.length() - "/.default".length()) : scope;
        return new EntraTokens(() -> app.acquireTokenForManagedIdentity(
                ManagedIdentityParameters.builder(resource).build()));
    }

    private static IClientCredential certificate(Credential.Certificate certificate) throws CredentialException {
        try (InputStream in = Files.newInputStream(certificate.file())) {
            return ClientCredentialFactory.createFromCertificate(
                    in, certificate.password().reveal());
        } catch (GeneralSecurityException | IOException _) {
            throw new CredentialException("the certificate file cannot be read with its password");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException _) {
            throw new UncheckedIOException(new IOException("the federated token cannot be read"));
        }
    }

    private static String reason(ExecutionException e) {
        return e.getCause() instanceof MsalServiceException service
                ? "status " + service.statusCode() + " " + service.errorCode()
                : String.valueOf(
                        e.getCause() == null ? "" : e.getCause().getClass().getSimpleName());
    }
}
