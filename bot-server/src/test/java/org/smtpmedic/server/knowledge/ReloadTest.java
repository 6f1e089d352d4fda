package org.smtpmedic.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.diagnosis.Diagnosis.Outcome;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.smtpmedic.core.knowledge.CatalogueLoader;
import org.smtpmedic.core.knowledge.Cause;
import org.smtpmedic.core.testkit.SettableClock;

class ReloadTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final List<News> told = new ArrayList<>();
    private Overlay overlay;
    private LiveKnowledge live;
    private Reload reload;

    @BeforeEach
    void a_running_bot() throws IOException {
        overlay = new Overlay(folder);
        overlay.cause("own", "The proxy of our own", Overlay.PHRASE);
        live = new LiveKnowledge(KnowledgeSource.overlaid(folder).knowledge());
        reload = new Reload(folder, CatalogueLoader.fingerprint(folder), live, clock, told::add);
    }

    @Test
    void a_folder_that_stays_as_it_is_is_not_read_again() throws IOException {
        Files.writeString(folder.resolve("README.md"), "Our causes.");
        Files.setLastModifiedTime(folder.resolve("causes/own.yaml"), FileTime.from(clock.instant()));

        settle();

        assertThat(told).isEmpty();
    }

    @Test
    void a_good_change_is_taken_over() throws IOException {
        overlay.cause("own", "The proxy, renamed", Overlay.PHRASE);
        settle();

        assertThat(title()).isEqualTo("The proxy, renamed");
        assertThat(told).singleElement().isInstanceOf(News.Taken.class);
    }

    @Test
    void of_a_bad_change_nothing_is_used_and_every_fault_is_told_once() throws IOException {
        overlay.cause("second", "Another one", "the fabrikam proxy says no as well");
        overlay.write("causes/bad.yaml", "id: bad\n");
        overlay.write("steps/Bad.yaml", "id: Bad\n");
        settle();
        settle();

        assertThat(live.get().catalogue().cause("second")).isEmpty();
        assertThat(title()).isEqualTo("The proxy of our own");
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        News.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::file)
                                .contains("causes/bad.yaml", "steps/Bad.yaml"));
    }

    @Test
    void a_cause_that_takes_the_examples_of_others_is_refused() throws IOException {
        overlay.cause(
                "greedy",
                "Everything is the proxy",
                "Authentication unsuccessful, user is locked by your organization's security defaults policy");
        settle();

        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        News.Refused.class,
                        refused -> assertThat(refused.problems())
                                .anyMatch(problem -> problem.file().equals("causes/greedy.yaml")));
    }

    @Test
    void after_a_bad_change_the_mended_folder_is_taken_over() throws IOException {
        overlay.write("causes/bad.yaml", "id: bad\n");
        settle();
        Files.delete(folder.resolve("causes/bad.yaml"));
        settle();

        assertThat(told).hasSize(2).last().isInstanceOf(News.Taken.class);
    }

    @Test
    void a_folder_that_disappears_changes_nothing_and_may_come_back(@TempDir Path elsewhere) throws IOException {
        Path away = elsewhere.resolve("away");
        Files.move(folder, away);
        settle();

        assertThat(title()).isEqualTo("The proxy of our own");
        assertThat(told)
                .singleElement()
                .isInstanceOfSatisfying(
                        News.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::reason)
                                .containsExactly("This is not a directory"));

        Files.move(away, folder);
        settle();
        assertThat(told).hasSize(2).last().isInstanceOf(News.Taken.class);
    }

    @Test
    void while_files_are_still_being_written_it_waits() throws IOException {
        for (int i = 0; i < 5; i++) {
            overlay.write("causes/part.yaml", "id: part\n# " + i + "\n");
            assertThat(reload.look()).isTrue();
            clock.turn(Reload.QUIET.minusMillis(1));
        }
        overlay.cause("part", "All parts are there", "the last part of the proxy");
        settle();

        assertThat(told).singleElement().isInstanceOf(News.Taken.class);
        assertThat(live.get().catalogue().cause("part")).isPresent();
    }

    @Test
    void a_change_that_is_taken_back_at_once_is_no_change() throws IOException {
        String before = Files.readString(folder.resolve("causes/own.yaml"));
        overlay.write("causes/own.yaml", "id: own\n");
        assertThat(reload.look()).isTrue();
        overlay.write("causes/own.yaml", before);
        clock.turn(Reload.QUIET);

        assertThat(reload.look()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void a_disabled_cause_is_not_diagnosed_any_more() throws IOException {
        String text =
                "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.";
        overlay.write("disabled.yaml", "causes: [security-defaults-lock]\n");
        settle();

        assertThat(told).singleElement().isInstanceOf(News.Taken.class);
        assertThat(live.get().catalogue().causes().values())
                .noneMatch(cause -> cause.next().contains("security-defaults-lock"));
        assertThat(live.get().diagnostician().apply(text).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Named.class,
                        named -> assertThat(named.best().cause().id()).isEqualTo("generic-535-5-7-139"));
    }

    private void settle() {
        reload.look();
        clock.turn(Reload.QUIET);
        reload.look();
    }

    private String title() {
        return live.get().catalogue().cause("own").map(Cause::title).orElseThrow();
    }
}
