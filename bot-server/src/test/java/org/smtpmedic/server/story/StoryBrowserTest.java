package org.smtpmedic.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The whole story in a real browser, on the real program: tenant off, Security Defaults, the criteria, and then it works. */
@Tag("browser")
@Timeout(300)
class StoryBrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void from_the_first_paste_to_a_closed_case() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder.resolve("log"), "--minute", "200");
                Browser browser = Browser.start(folder.resolve("profile"))) {
            ChatPage page = new ChatPage(browser.driver(), PICTURES);
            page.open(demo.address());
            page.picture("welcome-light");

            page.pasteSample("SMTP AUTH is off for the tenant");
            page.awaitCard("SMTP sign-in is switched off for the whole organization", "What to do");
            page.picture("diagnosis-light", "What to do");

            page.pressAtStep("Compare the SMTP AUTH switch", "Mark done");
            page.awaitCard("Done by Alex");
            page.speakAs("sam");
            page.pressAtStep("Allow Authenticated SMTP for this one mailbox", "Mark done");
            page.awaitCard("Done by Sam");
            page.resize(1280, 1500);
            page.picture("checklist-light", "What to do");
            page.resize(420, 900);
            page.picture("phone-light", "What to do");
            page.resize(1280, 1040);

            page.setGate("mailbox", "On");
            page.press("I changed it – remind me");
            page.awaitCard("Waiting");

            page.awaitCard("Time to test again", "Sam");
            page.awaitCard("Security Defaults blocks this password sign-in", "The error changed");
            page.picture("changed-light", "The error changed");

            page.setGate("security-defaults", "Off");
            page.press("Test now");
            page.awaitCard("The error changed", "Before: Security Defaults");

            page.setGate("conditional-access", "Account excluded");
            page.say("/smtp-test");
            page.awaitCard("went through");
            page.press("It works");
            page.awaitCard("Mail goes through again");
            page.picture("resolved-light", "Mail goes through again");

            page.reload();
            page.awaitCard("Mail goes through again");
            page.dark(true);
            page.picture("resolved-dark", "Mail goes through again");
            assertThat(page.text(By.id("journal"))).contains("STARTTLS", "250 2.0.0 OK");
            assertThat(page.complaints()).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain("ERROR", "Exception");
    }

    @Test
    void hostile_text_is_shown_and_never_run() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder.resolve("log"));
                Browser browser = Browser.start(folder.resolve("profile"))) {
            ChatPage page = new ChatPage(browser.driver(), PICTURES);
            page.open(demo.address());
            String hostile = "535 5.7.139 <script>document.title='run'</script><img src=x onerror=document.title='run'>"
                    + " [click](javascript:document.title='run') **x** SmtpClientAuthentication is disabled for the Tenant";

            page.say(hostile);
            page.awaitCard("SMTP sign-in is switched off");

            assertThat(browser.driver().getTitle()).doesNotContain("run");
            assertThat(page.text(By.cssSelector(".bubble"))).contains("<script>", "[click](javascript:");
            assertThat(browser.driver()
                            .findElements(By.cssSelector("#log img[src=x], #log script, #log a[href^=javascript]")))
                    .isEmpty();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void everything_can_be_done_with_the_keyboard_and_the_focus_stays() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder.resolve("log"));
                Browser browser = Browser.start(folder.resolve("profile"))) {
            ChatPage page = new ChatPage(browser.driver(), PICTURES);
            page.open(demo.address());

            page.message().sendKeys("535 5.7.139 SmtpClientAuthentication is", Keys.chord(Keys.SHIFT, Keys.ENTER));
            page.message().sendKeys("disabled for the Tenant", Keys.ENTER);
            page.awaitCard("SMTP sign-in is switched off");
            var tick = browser.driver().findElement(By.xpath("//*[@id='log']//button[normalize-space()='Mark done']"));
            tick.sendKeys(Keys.ENTER);
            page.awaitCard("Done by Alex");

            var focused = browser.driver().switchTo().activeElement();
            assertThat(focused.findElements(
                            By.xpath("ancestor-or-self::*[contains(concat(' ', @class, ' '), ' adaptive ')]")))
                    .hasSize(1);
        }
    }

    /** A headless Chromium with its driver. The driver's path is given, so nothing is looked for on the network. */
    private record Browser(ChromeDriver driver) implements AutoCloseable {

        static Browser start(Path profile) throws IOException {
            var options = new ChromeOptions();
            options.setBinary("/usr/bin/chromium");
            options.addArguments(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--window-size=1280,1040",
                    "--user-data-dir=" + Files.createDirectories(profile));
            options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-GB"));
            var logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.WARNING);
            options.setCapability("goog:loggingPrefs", logs);
            System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
            return new Browser(new ChromeDriver(options));
        }

        @Override
        public void close() {
            driver.quit();
        }
    }
}
