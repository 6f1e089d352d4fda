package org.smtpmedic.teams.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.testkit.LoopbackServer;

@Timeout(60)
class FileDownloadTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LoopbackServer store = new LoopbackServer(this::answer);
    private final FileDownload files =
            new FileDownload(new ServiceUrls(List.of(store.address())), Duration.ofSeconds(2));

    @AfterEach
    void close() {
        closing.countDown();
        files.close();
        store.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path + " " + exchange.getRequestHeaders().containsKey("Authorization"));
        switch (path) {
            case "/good" -> LoopbackServer.answer(exchange, 200, "535 5.7.139");
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", store.address() + "/good");
                LoopbackServer.answer(exchange, 302, "");
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] piece = new byte[1_000_000];
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write(piece);
                }
                exchange.close();
            }
            case "/hanging" -> {
                try {
                    closing.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            default -> LoopbackServer.answer(exchange, 404, "");
        }
    }

    @Test
    void a_file_is_fetched_without_a_token() throws Exception {
        assertThat(files.fetch(store.address() + "/good")).asString().isEqualTo("535 5.7.139");
        assertThat(asked).containsExactly("/good false");
    }

    @ParameterizedTest
    @CsvSource({"/moved, did not give", "/gone, did not give", "/endless, larger than 5 MB", "/hanging, too slow"})
    void what_cannot_be_had_is_told_in_time(String path, String words) {
        assertThatThrownBy(() -> files.fetch(store.address() + path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
        assertThat(asked).doesNotContain("/good false");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1/", "http://169.254.169.254/metadata", "file:///etc/passwd", "''"})
    void other_places_are_not_even_asked(String url) {
        assertThatThrownBy(() -> files.fetch(url))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("do not fetch");
        assertThat(asked).isEmpty();
    }
}
