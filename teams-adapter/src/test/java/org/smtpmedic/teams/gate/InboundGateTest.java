package org.smtpmedic.teams.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.core.testkit.SettableClock;
import org.smtpmedic.teams.testkit.KeyHouse;
import org.smtpmedic.teams.testkit.KeyHouse.Mood;
import org.smtpmedic.teams.testkit.TokenMint;

@Timeout(60)
class InboundGateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SERVICE = "https://smba.trafficmanager.net/emea/";
    private static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final TokenMint CHANNEL = new TokenMint("channel-1");
    private static final TokenMint OTHER_CHANNEL = new TokenMint("web-1");
    private static final TokenMint STRANGER = new TokenMint("channel-1");
    private static final TokenMint UNPUBLISHED = new TokenMint("nobody-knows");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static KeyHouse house = new KeyHouse();

    private SettableClock clock = new SettableClock(NOON);
    private InboundGate gate = gate();

    @BeforeAll
    static void publish() {
        house = new KeyHouse(
                CHANNEL.published(List.of("msteams", "webchat")),
                OTHER_CHANNEL.published(List.of("webchat")),
                "{\"kty\":\"oct\",\"kid\":\"symmetric\",\"k\":\"c2VjcmV0\"}",
                "{\"kty\":\"RSA\",\"kid\":\"broken\",\"n\":\"!\",\"e\":\"AQAB\"}",
                "{\"nonsense\":true}");
    }

    @AfterAll
    static void shut() {
        house.close();
    }

    @BeforeEach
    void open() {
        house.mood = Mood.WELL;
        clock = new SettableClock(NOON);
        gate = gate();
    }

    @AfterEach
    void close() {
        gate.close();
    }

    private InboundGate gate() {
        return new InboundGate(
                new GateRules(TokenMint.APP, TokenMint.ISSUER, house.metadata(), Set.of(TENANT)),
                clock,
                Duration.ofSeconds(2));
    }

    private static ObjectNode activity(Consumer<ObjectNode> change) {
        ObjectNode activity =
                JSON.createObjectNode().put("channelId", "msteams").put("serviceUrl", SERVICE);
        activity.putObject("channelData").putObject("tenant").put("id", TENANT);
        activity.putObject("conversation").put("tenantId", TENANT);
        change.accept(activity);
        return activity;
    }

    private int status(List<String> headers, ObjectNode activity) {
        try {
            gate.admit(gate.identify(headers), activity);
            return 200;
        } catch (Refused refused) {
            assertThat(refused.reason()).isNotBlank().doesNotContain("eyJ");
            return refused.status();
        }
    }

    private int status(String token) {
        return status(List.of("Bearer " + token), activity(_ -> {}));
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return CHANNEL.sign(change.apply(TokenMint.claims(SERVICE, NOON)).build());
    }

    private static String header(UnaryOperator<JWSHeader.Builder> change) {
        var builder = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("channel-1");
        return CHANNEL.sign(
                change.apply(builder).build(), TokenMint.claims(SERVICE, NOON).build());
    }

    private static Date at(Duration fromNoon) {
        return Date.from(NOON.plus(fromNoon));
    }

    static Stream<Arguments> tokens() throws Exception {
        String good = CHANNEL.token(SERVICE, NOON);
        String[] parts = good.split("\\.", -1);
        return Stream.of(
                Arguments.of("a good token", 200, good),
                Arguments.of(
                        "the other spelling of the claim",
                        200,
                        with(claims -> claims.claim("serviceurl", null).claim("serviceUrl", SERVICE))),
                Arguments.of(
                        "no slash at the end",
                        200,
                        with(claims -> claims.claim("serviceurl", SERVICE.substring(0, SERVICE.length() - 1)))),
                Arguments.of("no begin", 200, with(claims -> claims.notBeforeTime(null))),
                Arguments.of(
                        "ended four minutes ago",
                        200,
                        with(claims -> claims.expirationTime(at(Duration.ofMinutes(-4))))),
                Arguments.of(
                        "begins in four minutes", 200, with(claims -> claims.notBeforeTime(at(Duration.ofMinutes(4))))),
                Arguments.of(
                        "ended six minutes ago",
                        401,
                        with(claims -> claims.expirationTime(at(Duration.ofMinutes(-6))))),
                Arguments.of(
                        "begins in six minutes", 401, with(claims -> claims.notBeforeTime(at(Duration.ofMinutes(6))))),
                Arguments.of("no end", 401, with(claims -> claims.expirationTime(null))),
                Arguments.of("for another app", 401, with(claims -> claims.audience("other"))),
                Arguments.of("for two apps", 401, with(claims -> claims.audience(List.of(TokenMint.APP, "other")))),
                Arguments.of("for nobody", 401, with(claims -> claims.audience((String) null))),
                Arguments.of("another issuer", 401, with(claims -> claims.issuer("https://evil.example.com"))),
                Arguments.of("no issuer", 401, with(claims -> claims.issuer(null))),
                Arguments.of(
                        "a stranger's app, by Entra",
                        401,
                        with(claims -> claims.issuer("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")
                                .claim("appid", "stranger"))),
                Arguments.of(
                        "our own organization's Entra",
                        401,
                        with(claims -> claims.issuer("https://login.microsoftonline.com/" + TENANT + "/v2.0"))),
                Arguments.of("no service URL", 401, with(claims -> claims.claim("serviceurl", null))),
                Arguments.of("a service URL that is no text", 401, with(claims -> claims.claim("serviceurl", 7))),
                Arguments.of("two service URLs", 401, with(claims -> claims.claim("serviceUrl", SERVICE))),
                Arguments.of(
                        "another service URL",
                        403,
                        with(claims -> claims.claim("serviceurl", "https://evil.example.com/"))),
                Arguments.of("a key that may not sign for Teams", 403, OTHER_CHANNEL.token(SERVICE, NOON)),
                Arguments.of("a stranger's key under the channel's id", 401, STRANGER.token(SERVICE, NOON)),
                Arguments.of("an unknown key", 401, UNPUBLISHED.token(SERVICE, NOON)),
                Arguments.of("no key id", 401, header(header -> header.keyID(null))),
                Arguments.of("a broken key's id", 401, header(header -> header.keyID("broken"))),
                Arguments.of("a symmetric key's id", 401, header(header -> header.keyID("symmetric"))),
                Arguments.of(
                        "a critical header nobody knows",
                        401,
                        header(header -> header.criticalParams(Set.of("x")).customParam("x", 1))),
                Arguments.of(
                        "RS512",
                        401,
                        CHANNEL.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS512)
                                        .keyID("channel-1")
                                        .build(),
                                TokenMint.claims(SERVICE, NOON).build())),
                Arguments.of("HS256 with the public key as secret", 401, symmetric()),
                Arguments.of(
                        "no algorithm",
                        401,
                        new PlainJWT(TokenMint.claims(SERVICE, NOON).build()).serialize()),
                Arguments.of("no signature", 401, parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "another signature", 401, parts[0] + "." + parts[1] + "." + Base64URL.encode("x".repeat(256))),
                Arguments.of(
                        "other claims under the signature",
                        401,
                        parts[0] + "."
                                + Base64URL.encode(TokenMint.claims(SERVICE, NOON)
                                        .claim("x", 1)
                                        .build()
                                        .toString()) + "."
                                + parts[2]),
                Arguments.of("no JSON", 401, "YQ.YQ.YQ"),
                Arguments.of("one part", 401, parts[0]),
                Arguments.of("five parts", 401, good + "." + parts[0] + "." + parts[1]),
                Arguments.of("nothing", 401, ""));
    }

    private static String symmetric() throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("channel-1").build();
        var token = new SignedJWT(header, TokenMint.claims(SERVICE, NOON).build());
        token.sign(new MACSigner(CHANNEL.published(List.of()).getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tokens")
    void a_token_is_let_in_or_refused(String what, int expected, String token) {
        assertThat(status(token)).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> headers() {
        String good = CHANNEL.token(SERVICE, NOON);
        return Stream.of(
                Arguments.of("lower case", 200, List.of("bearer " + good)),
                Arguments.of("none", 401, List.of()),
                Arguments.of("two", 401, List.of("Bearer " + good, "Bearer " + good)),
                Arguments.of("another scheme", 401, List.of("Basic " + good)),
                Arguments.of("no scheme", 401, List.of(good)),
                Arguments.of("empty", 401, List.of("")),
                Arguments.of("words behind it", 401, List.of("Bearer " + good + " " + good)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("headers")
    void a_header_is_read_or_refused(String what, int expected, List<String> headers) {
        assertThat(status(headers, activity(_ -> {}))).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> activities() {
        return Stream.of(
                activity("as it should be", 200, _ -> {}),
                activity(
                        "the tenant in capitals",
                        200,
                        activity -> activity.withObject("/conversation")
                                .put("tenantId", TENANT.toUpperCase(java.util.Locale.ROOT))),
                activity("the tenant once", 200, activity -> activity.remove("channelData")),
                activity("no tenant", 403, activity -> activity.remove(List.of("channelData", "conversation"))),
                activity(
                        "another tenant",
                        403,
                        activity -> activity.withObject("/channelData/tenant")
                                .put("id", "bbbbbbbb-0000-0000-0000-000000000002")),
                activity(
                        "two tenants that differ",
                        403,
                        activity -> activity.withObject("/conversation")
                                .put("tenantId", "bbbbbbbb-0000-0000-0000-000000000002")),
                activity(
                        "a tenant that is an object",
                        403,
                        activity -> activity.withObject("/conversation").putObject("tenantId")),
                activity("no service URL", 403, activity -> activity.remove("serviceUrl")),
                activity("an empty service URL", 403, activity -> activity.put("serviceUrl", "")),
                activity(
                        "another service URL",
                        403,
                        activity -> activity.put("serviceUrl", "https://evil.example.com/")),
                activity("no channel", 403, activity -> activity.remove("channelId")),
                activity("another channel of the same key", 403, activity -> activity.put("channelId", "webchat")));
    }

    private static Arguments activity(String what, int expected, Consumer<ObjectNode> change) {
        return Arguments.of(what, expected, activity(change));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("activities")
    void an_activity_is_let_in_or_refused(String what, int expected, ObjectNode activity) {
        assertThat(status(List.of("Bearer " + CHANNEL.token(SERVICE, NOON)), activity))
                .as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "WELL", mode = EnumSource.Mode.EXCLUDE)
    void without_its_keys_nobody_gets_in_and_nobody_waits_long(Mood mood) {
        house.mood = mood;
        long begin = System.nanoTime();

        assertThat(status(CHANNEL.token(SERVICE, NOON))).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void keys_that_were_fetched_once_outlive_their_server_for_three_days() {
        assertThat(status(CHANNEL.token(SERVICE, clock.instant()))).isEqualTo(200);
        house.mood = Mood.FAILING;

        clock.turn(Duration.ofHours(71));
        assertThat(status(CHANNEL.token(SERVICE, clock.instant()))).isEqualTo(200);
        clock.turn(Duration.ofHours(2));
        assertThat(status(CHANNEL.token(SERVICE, clock.instant()))).isEqualTo(503);
    }

    @Test
    void a_new_key_of_the_channel_is_found() {
        assertThat(status(CHANNEL.token(SERVICE, NOON))).isEqualTo(200);
        List<String> before = house.keys;
        try {
            TokenMint next = new TokenMint("channel-2");
            house.keys = List.of(next.published(List.of("msteams")));
            clock.turn(Duration.ofMinutes(1));
            assertThat(status(next.token(SERVICE, clock.instant()))).isEqualTo(200);
            assertThat(status(CHANNEL.token(SERVICE, clock.instant()))).isEqualTo(401);
        } finally {
            house.keys = before;
        }
    }

    @Test
    void invented_key_ids_do_not_make_us_ask_all_the_time() {
        status(CHANNEL.token(SERVICE, NOON));
        int asked = house.asked();
        for (int i = 0; i < 50; i++) {
            assertThat(status(UNPUBLISHED.token(SERVICE, NOON))).isEqualTo(401);
        }
        assertThat(house.asked()).isEqualTo(asked);
    }

    @Test
    void keys_are_asked_for_again_after_a_day() {
        status(CHANNEL.token(SERVICE, NOON));
        int asked = house.asked();
        clock.turn(Duration.ofHours(25));
        assertThat(status(CHANNEL.token(SERVICE, clock.instant()))).isEqualTo(200);
        assertThat(house.asked()).isEqualTo(asked + 1);
    }
}
