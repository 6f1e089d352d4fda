package org.smtpmedic.server.form;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.server.web.Assets;
import org.smtpmedic.server.web.Call;
import org.smtpmedic.server.web.HtmlPage;
import org.smtpmedic.server.web.HttpProblem;
import org.smtpmedic.server.web.Reply;
import org.smtpmedic.server.web.Route;

/**
 * Pages that take one secret once and hand it to the test that waits for it. Only memory knows of them. Looking at a page does not use it
 * up, because chats fetch links to preview them; only an answer does.
 */
public final class SecretForms {
    /** How long a link lives. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PATH = "/secret/";
    private static final String STYLE = "/secret-form.css";
    private static final int ID_BYTES = 16;
    private static final int MOST_OPEN = 200;
    private static final int MOST_BODY = 4_096;
    private static final int MOST_SECRET = 512;
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Supplier<Optional<PublicAddress>> address;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, OpenForm> forms = new ConcurrentHashMap<>();

    /** Forms under this address; without one there are none. */
    public SecretForms(Optional<PublicAddress> address, InstantSource clock) {
        this(() -> address, clock);
    }

    /** The same under an address that is known only once the program listens. */
    public SecretForms(Supplier<Optional<PublicAddress>> address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    /** Whether there is an address that may carry a secret. */
    public boolean canOpen() {
        return address.get().isPresent();
    }

    /**
     * Opens a form.
     *
     * @param askedBy who asked, as the page shows it
     * @param mailbox whose password it is
     * @return empty where no address may carry a secret, or too many forms are open
     */
    public Optional<OpenForm> open(String askedBy, String mailbox) {
        Instant now = clock.instant();
        forms.values().removeIf(form -> form.isOver(now));
        return address.get().filter(_ -> forms.size() < MOST_OPEN).map(known -> {
            String id = newId();
            var form = new OpenForm(known.at(PATH + id), askedBy, mailbox, now.plus(LIFE), () -> forms.remove(id));
            forms.put(id, form);
            return form;
        });
    }

    public List<Route> routes() {
        return List.of(
                new Route("GET", STYLE, Route.Audience.ANYBODY, _ -> Assets.file("secret-form.css")),
                new Route("GET", PATH, Route.Audience.ANYBODY, this::show),
                new Route("POST", PATH, Route.Audience.ANYBODY, this::take));
    }

    private Reply show(Call call) {
        return isSafe(call) ? find(call).map(form -> ask(200, form)).orElseGet(SecretForms::gone) : unsafe();
    }

    private Reply take(Call call) throws IOException {
        if (!isSafe(call)) {
            return unsafe();
        }
        Optional<OpenForm> form = find(call);
        byte[] body = call.bytes(MOST_BODY);
        if (form.isEmpty() || !isOwnSite(call)) {
            return gone();
        }
        Optional<String> typed = typed(call, body);
        if (typed.isEmpty()) {
            return ask(400, form.get());
        }
        // Of two answers at the same time the first one counts.
        return Optional.ofNullable(forms.remove(call.rest(PATH)))
                .map(taken -> {
                    taken.answer(new Secret(typed.get().toCharArray()));
                    return thanks(taken);
                })
                .orElseGet(SecretForms::gone);
    }

    private Optional<OpenForm> find(Call call) {
        return Optional.ofNullable(forms.get(call.rest(PATH))).filter(form -> !form.isOver(clock.instant()));
    }

    /** Over https the proxy says so; plain http is for this machine, when the operator has configured that. */
    private boolean isSafe(Call call) {
        return address.get()
                .filter(known -> known.isHttps()
                        ? call.header("X-Forwarded-Proto")
                                .filter("https"::equals)
                                .isPresent()
                        : call.isFromThisMachine())
                .isPresent();
    }

    private static boolean isOwnSite(Call call) {
        return call.header("Sec-Fetch-Site").map(OWN_SITE::contains).orElse(true);
    }

    private static Optional<String> typed(Call call, byte[] body) {
        if (!call.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new HttpProblem(415, "Send the form.");
        }
        try {
            return Stream.of(new String(body, StandardCharsets.UTF_8).split("&", -1))
                    .filter(field -> field.startsWith("secret="))
                    .map(field -> URLDecoder.decode(field.substring("secret=".length()), StandardCharsets.UTF_8))
                    .filter(value -> !value.isBlank() && value.length() <= MOST_SECRET)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Reply ask(int status, OpenForm form) {
        String complaint = status == 200
                ? ""
                : "<p class=\"complaint\" role=\"alert\">Type a password of 1 to " + MOST_SECRET + " characters.</p>";
        return page(status, "A password for one test", """
                <p>%s asked SMTP Medic to test <strong>%s</strong>. What you type here is used for that one test and kept nowhere.</p>
                %s<form method="post" autocomplete="off">
                <label for="secret">Password of the mailbox</label>
                <input id="secret" name="secret" type="password" autocomplete="off" maxlength="%d" required autofocus>
                <button>Hand it to the test</button>
                </form>
                <p>Did you not ask for this? Then close the page. The link ends by itself at %s (UTC).</p>
                """.formatted(
                        HtmlPage.escaped(form.askedBy()),
                        HtmlPage.escaped(form.mailbox()),
                        complaint,
                        MOST_SECRET,
                        form.until().toString().substring(11, 16)));
    }

    private static Reply thanks(OpenForm form) {
        return page(
                200,
                "The test has it",
                "<p>The test of <strong>" + HtmlPage.escaped(form.mailbox())
                        + "</strong> goes on in the chat. This link is used up; you can close the page.</p>\n");
    }

    /** The same for links that are used, over, or never were: it tells nobody which. */
    private static Reply gone() {
        return page(
                404,
                "This link does not work (any more)",
                "<p>Each link works once, for ten minutes. Ask for the test in the chat again to get a new one.</p>\n");
    }

    private static Reply unsafe() {
        return page(
                403,
                "Not over this connection",
                "<p>A password is taken over https only. Open the link as the chat shows it.</p>\n"
                        + "<p>For the operator: set <code>server.public-url</code>, and have the proxy before this program send"
                        + " <code>X-Forwarded-Proto</code>.</p>\n");
    }

    private static Reply page(int status, String title, String content) {
        return new Reply.Page(status, HtmlPage.of(title, STYLE, content));
    }
}
