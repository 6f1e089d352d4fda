package org.smtpmedic.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.knowledge.CatalogueException;

@Timeout(60)
class CatalogueWatchTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<News> told = new LinkedBlockingQueue<>();

    @Test
    void changes_on_the_disk_are_noticed_and_told() throws Exception {
        var overlay = new Overlay(folder);
        try (CatalogueWatch watch = CatalogueWatch.start(folder, InstantSource.system(), told::add)) {
            overlay.cause("own", "The proxy of our own", Overlay.PHRASE);
            assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Taken.class);
            assertThat(watch.knowledge().get().catalogue().cause("own")).isPresent();

            overlay.write("causes/own.yaml", "id: other\n");
            assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Refused.class);
            assertThat(watch.knowledge().get().catalogue().cause("own")).isPresent();

            Files.delete(folder.resolve("causes/own.yaml"));
            assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(News.Taken.class);
            assertThat(watch.knowledge().get().catalogue().cause("own")).isEmpty();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("catalogue-watch"));
    }

    @Test
    void a_folder_that_is_at_fault_from_the_start_is_refused() throws Exception {
        new Overlay(folder).write("causes/own.yaml", "id: other\n");

        assertThatThrownBy(() -> CatalogueWatch.start(folder, InstantSource.system(), told::add))
                .isInstanceOf(CatalogueException.class);
    }
}
