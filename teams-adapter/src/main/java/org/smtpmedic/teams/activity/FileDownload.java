package org.smtpmedic.teams.activity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.smtpmedic.teams.connector.ServiceUrls;

/** Fetches a file from a store on the list. No token goes along: the address is good by itself. No redirect is followed. */
public final class FileDownload implements FileSource, AutoCloseable {
    private static final int MOST_BYTES = 5 * 1_048_576;

    private final ServiceUrls stores;
    private final Duration patience;
    private final HttpClient http;

    /** {@code patience} is for a whole file. */
    public FileDownload(ServiceUrls stores, Duration patience) {
        this.stores = stores;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public byte[] fetch(String url) throws IOException {
        Optional<URI> uri = stores.allowed(url);
        if (uri.isEmpty()) {
            throw new IOException("It lies where I do not fetch files from.");
        }
        var answer = http.sendAsync(
                HttpRequest.newBuilder(uri.get()).timeout(patience).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("Its store did not give it to me.");
            }
            return response.body();
        } catch (TimeoutException _) {
            throw new IOException("Its store was too slow.");
        } catch (ExecutionException _) {
            throw new IOException("Its store cannot be reached, or it is larger than 5 MB.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("I was stopped while I fetched it.");
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
