package org.smtpmedic.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.server.Bot;
import org.smtpmedic.server.DataLock;
import org.smtpmedic.server.knowledge.CatalogueWatch;
import org.smtpmedic.server.knowledge.News;
import org.smtpmedic.server.knowledge.Overlay;

/** A bot runs, and its operator works on the catalogue. */
@Timeout(120)
class LiveCatalogueTest {
    private static final String ERROR = "550 5.7.999 the contoso proxy says no to submission";
    private static final String CAUSE = Overlay.text("own-proxy", "The proxy of our own", Overlay.PHRASE);

    @TempDir
    private Path folder;

    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    @Test
    void the_next_message_is_read_with_the_changed_catalogue() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own/causes")).resolve("own-proxy.yaml");
        InstantSource clock = InstantSource.system();
        try (CatalogueWatch watch = CatalogueWatch.start(folder.resolve("own"), clock, news::add);
                Bot bot = bot(watch, clock);
                PageClient page = new PageClient("http://127.0.0.1:" + bot.port() + "/")) {
            page.say(ERROR);
            assertThat(page.nextCard()).contains("Another provider refused this mail");

            Files.writeString(own, CAUSE);
            assertThat(news.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Taken.class);
            page.say(ERROR);
            assertThat(cardWith(page, "The proxy of our own")).contains("Our proxy refused it.");

            Files.writeString(own, "id: nonsense\n");
            assertThat(news.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Refused.class);
            assertThat(ready(bot)).isEqualTo(200);

            Files.delete(own);
            assertThat(news.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Taken.class);
            page.say("535 5.7.139 Authentication unsuccessful, account locked. Contact your administrator.");
            assertThat(cardWith(page, "A cause that is no longer in the catalogue"))
                    .isNotEmpty();
        }
    }

    private static String cardWith(PageClient page, String words) throws InterruptedException {
        String card = page.nextCard();
        while (!card.contains(words)) {
            card = page.nextCard();
        }
        return card;
    }

    private Bot bot(CatalogueWatch watch, InstantSource clock) throws Exception {
        return new TestPlan(DataLock.database(folder.resolve("data")), Bot.Pace.of(clock))
                .knowing(watch.knowledge())
                .withPage()
                .start();
    }

    private static int ready(Bot bot) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + bot.port() + "/readyz");
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
