package org.smtpmedic.server.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The local page, in the words of somebody who uses it. */
final class ChatPage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final By CARD = By.cssSelector("#log .adaptive");

    private final ChromeDriver browser;
    private final Path pictures;

    ChatPage(ChromeDriver browser, Path pictures) {
        this.browser = browser;
        this.pictures = pictures;
    }

    void open(String address) {
        browser.get(address);
        until(() -> "false".equals(browser.findElement(By.id("log")).getAttribute("aria-busy")));
    }

    void pasteSample(String name) {
        click(By.xpath("//button[starts-with(@aria-label, 'Paste: " + name + "')]"));
        send();
    }

    void say(String text) {
        message().sendKeys(text);
        send();
    }

    WebElement message() {
        return browser.findElement(By.id("message"));
    }

    void speakAs(String person) {
        click(By.cssSelector("#people label:has([value='" + person + "'])"));
    }

    void setGate(String gate, String choice) {
        new Select(browser.findElement(By.id("gate-" + gate))).selectByVisibleText(choice);
        until(() -> browser.findElement(By.xpath("//li[.//select[@id='gate-" + gate + "']]"))
                .getAttribute("class")
                .equals("open"));
    }

    /** Presses the lowest button of that label that is to be seen. */
    void press(String label) {
        until(() -> {
            WebElement button =
                    browser.findElements(By.xpath("//*[@id='log']//button[normalize-space()='" + label + "']")).stream()
                            .filter(WebElement::isDisplayed)
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> new NoSuchElementException(label));
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
            button.click();
            return true;
        });
    }

    /** Presses the button of a step. */
    void pressAtStep(String step, String label) {
        String title = "(.//*[contains(@class, 'ac-richTextBlock')])[2][contains(., '" + step + "')]";
        click(By.xpath("(//*[@id='log']//*[contains(@class, 'ac-columnSet')][" + title
                + "])[last()]//button[normalize-space()='" + label + "']"));
    }

    /** Waits until a card says all of this; the latest such card's text. */
    String awaitCard(String... words) {
        return new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "No card with " + List.of(words) + " in\n" + String.join("\n---\n", cards()))
                .until(_ -> cards().stream()
                        .filter(card -> List.of(words).stream().allMatch(card::contains))
                        .reduce((_, last) -> last)
                        .orElse(null));
    }

    List<String> cards() {
        return browser.findElements(CARD).stream().map(WebElement::getText).toList();
    }

    String text(By place) {
        return browser.findElement(place).getText();
    }

    void reload() {
        browser.navigate().refresh();
        until(() -> !cards().isEmpty());
    }

    void dark(boolean dark) {
        WebElement button = browser.findElement(By.id("theme"));
        if (Boolean.parseBoolean(button.getAttribute("aria-pressed")) != dark) {
            button.click();
        }
    }

    void resize(int width, int height) {
        browser.manage().window().setSize(new Dimension(width, height));
    }

    /** A picture of the page with the latest card that says this at its top. */
    void picture(String name, String words) throws IOException {
        WebElement card = browser.findElements(CARD).stream()
                .filter((Predicate<WebElement>) each -> each.getText().contains(words))
                .reduce((_, last) -> last)
                .orElseThrow();
        browser.executeScript(
                "arguments[0].closest('.entry').scrollIntoView(); document.getElementById('log').scrollTop -= 10;",
                card);
        picture(name);
    }

    void picture(String name) throws IOException {
        Files.createDirectories(pictures);
        Files.write(pictures.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** What the browser complained about. */
    List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> !line.startsWith("INFO") && !line.startsWith("DEBUG"))
                .toList();
    }

    private void send() {
        click(By.id("send"));
        until(() -> message().getAttribute("value").isEmpty());
    }

    private void click(By place) {
        until(() -> {
            WebElement element = browser.findElement(place);
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    private void until(java.util.function.BooleanSupplier condition) {
        new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(NoSuchElementException.class)
                .ignoring(ElementClickInterceptedException.class)
                .until(_ -> condition.getAsBoolean());
    }
}
