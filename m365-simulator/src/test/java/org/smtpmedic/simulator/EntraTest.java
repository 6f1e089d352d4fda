package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.simulator.entra.EntraRefusal;
import org.smtpmedic.simulator.entra.EntraSimulator;
import org.smtpmedic.simulator.entra.EntraSwitches;
import org.smtpmedic.simulator.entra.SignIn;
import org.smtpmedic.simulator.entra.SimulatedApp;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.smtp.Limits;
import org.smtpmedic.simulator.tenant.SimulatedMailbox;

/** Tokens from the make-believe Entra ID over HTTPS, shown to the make-believe mail server over SMTP. */
class EntraTest {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String CLIENT = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    private static final String SECRET = "planted-secret";
    private static final String APP = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + SECRET
            + "&scope=https%3A%2F%2Foutlook.office365.com%2F.default";
    private static final InstantSource CLOCK = InstantSource.fixed(Lab.NOW);

    private M365Simulator mail;
    private EntraSimulator entra;

    @BeforeEach
    void start() throws IOException {
        var mailbox = new SimulatedMailbox(Lab.USER, Lab.PASSWORD, Lab.TOKEN);
        mail = M365Simulator.start(0, mailbox, Gates.allOpen(), CLOCK, Limits.standard());
        entra = EntraSimulator.start(0, new SimulatedApp(TENANT, CLIENT, SECRET, Optional.empty()), mailbox, CLOCK);
    }

    @AfterEach
    void stop() throws IOException {
        entra.close();
        mail.close();
    }

    @Test
    void a_right_token_logs_in_also_with_basic_authentication_off() throws IOException {
        mail.set(Gates.allOpen().withSecurityDefaults(true).withBasicRetired(true));

        assertThat(login(Lab.USER, token(APP))).isEqualTo("235 2.7.0 Authentication successful");
        assertThat(login(Lab.USER, personalToken())).isEqualTo("235 2.7.0 Authentication successful");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                switched("Graph", now -> now.withAudience("https://graph.microsoft.com")),
                switched("IMAP only", now -> now.withPermissions("IMAP.AccessAsUser.All", Optional.of("Mail.Send"))),
                switched("no permission", now -> now.withPermissions("", Optional.empty())),
                switched("expired", now -> now.withLife(Duration.ofMinutes(-1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String name, UnaryOperator<EntraSwitches> move) throws IOException {
        entra.set(move.apply(entra.switches()));

        assertThat(login(Lab.USER, token(APP))).isEqualTo("535 5.7.3 Authentication unsuccessful");
        assertThat(login(Lab.USER, personalToken())).isEqualTo("535 5.7.3 Authentication unsuccessful");
    }

    @Test
    void another_person_another_mailbox_and_an_invented_token_are_refused() throws IOException {
        String good = token(APP);
        entra.set(entra.switches().withPerson("other@contoso.com"));

        assertThat(login(Lab.USER, personalToken())).startsWith("535 5.7.3");
        assertThat(login("other@contoso.com", good)).startsWith("535 5.7.3");
        assertThat(login(Lab.USER, good.substring(0, good.length() - 4) + "AAAA"))
                .startsWith("535 5.7.3");
    }

    @Test
    void the_gate_of_the_mailbox_stops_a_right_token() throws IOException {
        mail.set(Gates.allOpen().withSmtpAuthTenant(false));

        assertThat(login(Lab.USER, token(APP))).startsWith("535 5.7.139");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id=nobody&grant_type=client_credentials|AADSTS700016",
                "grant_type=client_credentials&client_id=" + CLIENT + "&scope=x%2F.default|AADSTS7000218",
                "grant_type=client_credentials&client_id=" + CLIENT
                        + "&client_secret=no&scope=x%2F.default|AADSTS7000215",
                "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + SECRET + "|AADSTS70011",
                "grant_type=password&client_id=" + CLIENT + "|AADSTS70003",
                "grant_type=device_code&client_id=" + CLIENT + "&device_code=no|AADSTS70018",
                "|AADSTS700016"
            })
    void a_wrong_request_is_refused_by_its_number(String form, String number) throws IOException {
        assertThat(ask("token", TENANT, form == null ? "" : form))
                .contains("\"error_description\":\"" + number + ": ", "\"trace_id\"", "\"timestamp\":\"2026-11-21");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, authorization_pending",
        "SLOW_DOWN_ONCE, slow_down",
        "DECLINED, authorization_declined",
        "EXPIRED, expired_token"
    })
    void the_device_flow_says_how_it_stands(SignIn signIn, String error) throws IOException {
        entra.set(entra.switches().withSignIn(signIn));

        assertThat(poll(deviceCode())).contains("\"error\":\"" + error + "\"");
    }

    @Test
    void every_switch_of_a_refusal_answers_in_its_own_words() throws IOException {
        for (EntraRefusal why : EntraRefusal.values()) {
            entra.set(entra.switches().withRefusal(why));

            assertThat(ask("token", TENANT, APP)).contains("AADSTS" + why.code() + ": ", "[" + why.code() + "]");
        }
        assertThat(ask("token", "fabrikam.com", APP)).contains("AADSTS90002: Tenant 'fabrikam.com' not found");
        assertThat(ask("nothing", TENANT, APP)).isEqualTo("404");
    }

    private static Arguments switched(String name, UnaryOperator<EntraSwitches> move) {
        return arguments(name, move);
    }

    private String login(String user, String token) throws IOException {
        try (RawClient client = RawClient.secure(mail)) {
            return Lab.withoutTrailer(client.bearer(user, token));
        }
    }

    private String personalToken() throws IOException {
        entra.set(entra.switches().withSignIn(SignIn.DONE));
        return field("access_token", poll(deviceCode()));
    }

    private String deviceCode() throws IOException {
        return field(
                "device_code",
                ask(
                        "devicecode",
                        TENANT,
                        "client_id=" + CLIENT + "&scope=https%3A%2F%2Foutlook.office.com%2FSMTP.Send"));
    }

    private String poll(String code) throws IOException {
        return ask("token", TENANT, "grant_type=device_code&client_id=" + CLIENT + "&device_code=" + code);
    }

    private String token(String form) throws IOException {
        return field("access_token", ask("token", TENANT, form));
    }

    private static String field(String name, String json) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(value.find()).as(json).isTrue();
        return value.group(1);
    }

    private String ask(String endpoint, String tenant, String form) throws IOException {
        URI uri = entra.authority().resolve("/" + tenant + "/oauth2/v2.0/" + endpoint);
        var connection = (HttpsURLConnection) uri.toURL().openConnection();
        connection.setSSLSocketFactory(entra.clientSockets());
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        if (status == 404) {
            return "404";
        }
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
