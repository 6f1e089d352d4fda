package org.smtpmedic.core.probe.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** The HTTP under MSAL: HTTPS only, no redirects, bounded answers. The library's own client follows redirects and reads without end. */
final class TokenHttp implements IHttpClient {
    private static final int MOST = 256 * 1024;
    private static final int TIMEOUT = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PENDING = "{\"error\":\"authorization_pending\",\"error_description\":\"slow_down\"}";

    private final Optional<SSLSocketFactory> tls;
    private final Duration slower;

    /** A client; {@code slower} is how much longer to wait when the server finds the questions too frequent. */
    TokenHttp(Optional<SSLSocketFactory> tls, Duration slower) {
        this.tls = tls;
        this.slower = slower;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        if (!(request.url().openConnection() instanceof HttpsURLConnection connection)) {
            throw new IOException("Only https is spoken here");
        }
        try {
            tls.ifPresent(connection::setSSLSocketFactory);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            request.headers().forEach(connection::setRequestProperty);
            post(request, connection);
            return patient(response(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static void post(HttpRequest request, HttpsURLConnection connection) throws IOException {
        if (request.httpMethod() == HttpMethod.POST) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(request.body().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static HttpResponse response(HttpsURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        var response = new HttpResponse().statusCode(status).body(body(connection, status));
        Map<String, List<String>> headers = new HashMap<>(connection.getHeaderFields());
        // The status line comes without a name.
        headers.remove(null);
        response.addHeaders(headers);
        return response;
    }

    private static String body(HttpsURLConnection connection, int status) throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("The answer is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** RFC 8628, 3.5: {@code slow_down} means to wait longer and go on. The library takes it for a refusal. */
    private IHttpResponse patient(HttpResponse response) throws InterruptedException {
        if (response.statusCode() != 400 || !isSlowDown(response.body())) {
            return response;
        }
        Thread.sleep(slower);
        return response.body(PENDING);
    }

    private static boolean isSlowDown(String body) {
        try {
            return JSON.readTree(body).path("error").asText().equals("slow_down");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
