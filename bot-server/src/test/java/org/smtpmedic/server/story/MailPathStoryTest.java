package org.smtpmedic.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a mail path in the demo: the real program, its simulated tenant and its fast clock. */
@Timeout(120)
class MailPathStoryTest {

    @TempDir
    Path folder;

    private DemoProcess demo;
    private PageClient page;

    @BeforeEach
    void start() throws IOException {
        demo = DemoProcess.start(
                folder.resolve("log"),
                "--minute",
                "100",
                "--data",
                folder.resolve("data").toString());
        page = new PageClient(demo.address());
    }

    @AfterEach
    void stop() {
        page.close();
        demo.close();
    }

    @Test
    void a_failed_test_retests_by_itself_and_says_when_it_works() throws Exception {
        page.say("/smtp-test scanner@contoso.com");
        String failed = page.nextCardWith("Retest by itself");
        assertThat(failed).contains("AUTH failed");

        assertThat(page.press(failed, "alone")).startsWith("202");
        page.nextCardWith("I retest scanner@contoso.com by myself");
        page.move("tenant", "open");
        page.nextCardWith("Something changed");
        page.move("security-defaults", "open");
        page.move("conditional-access", "none");
        String works = page.nextCardWith("It works now");

        assertThat(works).contains("what stood in the way passes now").doesNotContain("Stop retesting");
    }
}
