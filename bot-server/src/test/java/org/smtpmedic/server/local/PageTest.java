package org.smtpmedic.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.core.diagnosis.MaskedText;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.testkit.SampleCards;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.server.web.WebServer;

/** The page itself, in a real browser, with a core that only listens. */
@Tag("browser")
@Timeout(120)
class PageTest {
    @TempDir
    private Path folder;

    private final List<ChatEvent> heard = new CopyOnWriteArrayList<>();
    private Database database;
    private LocalChat chat;
    private WebServer server;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException {
        var clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
        database = Database.open(folder.resolve("test.db"));
        chat = new LocalChat(database, clock);
        server = WebServer.start(
                "127.0.0.1", 0, new LocalChatRoutes(chat, MaskedText::new, heard::add, clock, false).all());
        browser = browser(folder.resolve("profile"));
        browser.get("http://localhost:" + server.port() + "/");
        until(_ -> "false".equals(browser.findElement(By.id("log")).getDomAttribute("aria-busy")));
    }

    @AfterEach
    void close() {
        browser.quit();
        chat.close();
        server.close();
        database.close();
    }

    @Test
    void enter_sends_and_shift_enter_begins_a_line() {
        WebElement box = browser.findElement(By.id("message"));
        box.sendKeys("535 5.7.3", Keys.chord(Keys.SHIFT, Keys.ENTER), "no", Keys.ENTER);
        until(_ -> heard.size() == 1);
        assertThat(heard.getFirst())
                .isInstanceOfSatisfying(
                        ChatEvent.Said.class, said -> assertThat(said.text()).isEqualTo("535 5.7.3\nno"));
        until(_ -> bubbles().equals(List.of("535 5.7.3\nno")));
        assertThat(box.getDomProperty("value")).isEmpty();
    }

    @Test
    void nothing_is_not_sent_and_the_box_says_so() {
        browser.findElement(By.id("message")).sendKeys("   ", Keys.ENTER);
        assertThat(browser.findElement(By.id("problem")).getText()).isEqualTo("Type or paste something first.");
        assertThat(heard).isEmpty();
    }

    @Test
    void the_person_at_the_switch_is_who_speaks() {
        browser.findElement(By.cssSelector("label:has(#person-kim)")).click();
        browser.findElement(By.id("message")).sendKeys("hello", Keys.ENTER);
        until(_ -> heard.size() == 1);
        assertThat(heard.getFirst().header().person().name()).isEqualTo("Kim");
    }

    @Test
    void several_files_at_once_all_arrive() throws IOException {
        Path one = Files.writeString(folder.resolve("one.log"), "535 5.7.3 one");
        Path two = Files.writeString(folder.resolve("two.log"), "535 5.7.3 two");
        browser.findElement(By.id("file")).sendKeys(one + "\n" + two);
        until(_ -> heard.size() == 2);
        assertThat(heard)
                .extracting(event -> ((ChatEvent.Shared) event).fileName())
                .containsExactly("one.log", "two.log");
    }

    @Test
    void what_others_say_appears_by_itself_and_stays_text() {
        String markup = "<img src=x onerror=\"document.title='owned'\"> **a** [b](javascript:alert(1))";
        chat.said("it-support", LocalPeople.ALL.get(1), "event-0001", new MaskedText(markup));
        until(_ -> bubbles().equals(List.of(markup)));
        assertThat(browser.findElements(By.cssSelector("#log .bubble *"))).isEmpty();
    }

    @Test
    void a_hostile_card_runs_nothing_and_leads_nowhere() {
        deliver("case-1", SampleCards.named("hostile-case"));
        deliver("case-2", SampleCards.named("hostile-blocks"));
        until(_ -> browser.findElements(By.cssSelector(".ac-adaptiveCard")).size() == 2);
        assertThat(browser.findElements(By.cssSelector(
                        ".adaptive script, .adaptive iframe, .adaptive img, .adaptive b, .adaptive [onerror],"
                                + " .adaptive a[href^='javascript']")))
                .isEmpty();
        assertThat(browser.getTitle()).endsWith("SMTP Medic");
    }

    @Test
    void a_button_tells_which_one_it_was_and_what_was_typed() {
        deliver("case-1", form("First"));
        unfold().sendKeys("scanner@contoso.com");
        browser.findElement(By.xpath("//button[.='Save']")).click();
        until(_ -> heard.size() == 1);
        assertThat(heard.getFirst()).isInstanceOfSatisfying(ChatEvent.Pressed.class, pressed -> {
            assertThat(pressed.action()).isEqualTo(new CardAction.SetMailbox("K7QF2"));
            assertThat(pressed.inputs()).containsEntry("mailbox", "scanner@contoso.com");
        });
    }

    @Test
    void a_card_that_changes_keeps_its_place_the_focus_and_what_was_typed() {
        deliver("case-1", form("First"));
        chat.said("it-support", LocalPeople.ALL.get(1), "event-0001", new MaskedText("below"));
        until(_ -> bubbles().equals(List.of("below")));
        unfold().sendKeys("half-typed");
        deliver("case-1", form("Second"));
        until(_ -> browser.findElement(By.cssSelector(".adaptive")).getText().contains("Second"));
        WebElement field = browser.findElement(By.cssSelector(".ac-textInput"));
        assertThat(field.getDomProperty("value")).isEqualTo("half-typed");
        assertThat(browser.switchTo().activeElement()).isEqualTo(field);
        assertThat(browser.findElements(By.cssSelector("#log > article"))).hasSize(2);
        assertThat(browser.findElement(By.cssSelector("#log > article")).getDomAttribute("class"))
                .contains("card");
        assertThat(browser.findElement(By.id("updated")).getDomProperty("textContent"))
                .isEqualTo("Updated: Second");
    }

    @Test
    void the_colours_can_be_turned_and_are_remembered() {
        WebElement theme = browser.findElement(By.id("theme"));
        String before = browser.findElement(By.tagName("html")).getDomAttribute("data-theme");
        theme.click();
        browser.navigate().refresh();
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("data-theme"))
                .isNotEqualTo(before);
    }

    /** Opens the form of the one card; returns its field. */
    private WebElement unfold() {
        until(_ -> !browser.findElements(By.cssSelector(".ac-pushButton[aria-expanded]"))
                .isEmpty());
        WebElement fold = browser.findElement(By.cssSelector(".ac-pushButton[aria-expanded]"));
        fold.click();
        until(_ -> "true".equals(fold.getDomAttribute("aria-expanded")));
        return browser.findElement(By.cssSelector(".ac-textInput"));
    }

    private void deliver(String slot, Card card) {
        chat.deliver(new OutgoingMessage(chat.reference("it-support"), slot, card, Optional.empty()));
    }

    private static Card form(String words) {
        var save = Button.of("Save", new CardAction.SetMailbox("K7QF2"));
        return new Card(
                List.of(
                        new Block.Heading(words),
                        new Block.Form("mailbox", "Mailbox", "scanner@contoso.com", false, 200, save)),
                words);
    }

    private List<String> bubbles() {
        return browser.findElements(By.cssSelector("#log .bubble")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private void until(ExpectedCondition<Boolean> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(50)).until(condition);
    }

    private static ChromeDriver browser(Path profile) {
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
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        // Its builder cannot be named here: it carries an annotation that is not on the class path.
        System.setProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, "/usr/bin/chromedriver");
        return new ChromeDriver(options);
    }
}
