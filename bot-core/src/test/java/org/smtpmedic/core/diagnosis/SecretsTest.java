package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String PASSWORD = "Tr0ub4dor&3x";
    private static final String ENCODED = base64(PASSWORD);
    private static final String USER = base64("scanner@contoso.com");
    private static final String PLAIN = base64("\0scanner@contoso.com\0" + PASSWORD);
    private static final String JWT =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJlLWhlcmU";
    private static final String XOAUTH2 = base64("user=scanner@contoso.com\1auth=Bearer " + JWT + "\1\1");
    private static final String CLIENT_SECRET = "abC8Q~" + "x1Y2z3A4b5C6d7E8f9G0h1I2j3K4l5M6n7";
    private static final String REFRESH = "0.AXoA" + "k3J4h5G6f7D8s9A0q1W2e3R4t5Y6u7I8o9P0";

    record Planted(String text, String secret) {
        @Override
        public String toString() {
            return text.replace("\n", " / ");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Planted planted(String form, String secret) {
        return new Planted(form.replace("@@", secret), secret);
    }

    static Stream<Planted> secrets() {
        return Stream.of(
                planted("C: AUTH PLAIN @@", PLAIN),
                planted("AUTH PLAIN\n334 \n@@\n235 2.7.0 ok", PLAIN),
                planted("send: 'AUTH PLAIN @@\\r\\n'", PLAIN),
                planted(">>> auth plain @@", PLAIN),
                planted("AUTH LOGIN @@", USER),
                planted("AUTH LOGIN\n334 VXNlcm5hbWU6\n" + USER + "\n334 UGFzc3dvcmQ6\n@@\n535 5.7.3", ENCODED),
                planted("AUTH LOGIN\n334 VXNlcm5hbWU6\n@@\n334 UGFzc3dvcmQ6", USER),
                planted("S: 334 UGFzc3dvcmQ6\nC: @@\nS: 535 5.7.139 Authentication unsuccessful", ENCODED),
                planted("SERVER -> CLIENT: 334 UGFzc3dvcmQ6\nCLIENT -> SERVER: @@", ENCODED),
                planted(
                        "2026-11-20 10:00:01 SERVER -> CLIENT: 334 UGFzc3dvcmQ6\n2026-11-20 10:00:01 CLIENT -> SERVER: @@",
                        ENCODED),
                planted("<-  334 UGFzc3dvcmQ6\n -> @@", ENCODED),
                planted(
                        "reply: b'334 UGFzc3dvcmQ6\\r\\n'\nreply: retcode (334); Msg: b'UGFzc3dvcmQ6'\nsend: '@@\\r\\n'",
                        ENCODED),
                planted("<~  334 UGFzc3dvcmQ6\n ~> @@", ENCODED),
                planted("\"334 UGFzc3dvcmQ6\\r\\n@@\\r\\n535 5.7.3\"", ENCODED),
                planted("AUTH XOAUTH2 @@", XOAUTH2),
                planted("AUTH XOAUTH2\n334\n@@", XOAUTH2),
                planted("Authorization: Bearer @@", JWT),
                planted("token acquired: @@ ok", JWT),
                planted("{\"access_token\":\"@@\",\"token_type\":\"Bearer\"}", JWT),
                planted("secret value @@", CLIENT_SECRET),
                planted("client_secret=@@&grant_type=client_credentials", CLIENT_SECRET),
                planted("clientSecret: '@@'", "not-an-entra-form-1"),
                planted("refresh_token=@@", REFRESH),
                planted("\"refresh_token\": \"@@\"", "M.R3_BAY.-opaque-token-1234567890"),
                planted("password=@@", PASSWORD),
                planted("Password: @@", PASSWORD),
                planted("passwd = @@", PASSWORD),
                planted("pwd:@@", PASSWORD),
                planted("pass: '@@',", PASSWORD),
                planted("\"password\": \"@@\"", PASSWORD),
                planted("\\\"password\\\": \\\"@@\\\"", PASSWORD),
                planted("'password' => '@@',", PASSWORD),
                planted("$mail->Password   = '@@';", PASSWORD),
                planted("MAIL_PASSWORD=@@", PASSWORD),
                planted("SMTP_PASS=\"@@\"", PASSWORD),
                planted("spring.mail.password=@@", PASSWORD),
                planted("smtp_password: \"two words 9\"".replace("two words 9", "@@"), "two words 9"),
                planted("<password>@@</password>", PASSWORD),
                planted("<add key=\"SmtpPassword\" value=\"@@\" />", PASSWORD),
                planted("smtp://scanner%40contoso.com:@@@smtp.office365.com:587", "Tr0ub4dor"),
                planted("curl --url smtp://smtp.office365.com:587 --user scanner@contoso.com:@@ -v", PASSWORD),
                planted("swaks --auth-user scanner@contoso.com --auth-password @@ -s smtp.office365.com", "Tr0ub4dor"),
                planted("new NetworkCredential(\"scanner@contoso.com\", \"@@\")", PASSWORD),
                planted("server.login('scanner@contoso.com', '@@')", PASSWORD),
                planted("ConvertTo-SecureString \"@@\" -AsPlainText -Force", PASSWORD),
                planted("smtp.PlainAuth(\"\", \"scanner@contoso.com\", \"@@\", \"smtp.office365.com\")", PASSWORD),
                planted("Passwort: @@", PASSWORD),
                planted("mot de passe : @@", PASSWORD),
                planted("contrase\u00f1a: @@", PASSWORD),
                planted("\u5bc6\u7801\uff1a@@", PASSWORD),
                planted("the password is @@", PASSWORD),
                planted("app password: @@", "abcd efgh ijkl mnop"),
                planted("endpoint=https://mail.example.com/;accesskey=@@", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
                planted(
                        "-----BEGIN PRIVATE KEY-----\n@@\n-----END PRIVATE KEY-----",
                        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_planted_secret_is_masked(Planted planted) {
        Paste paste = Paste.of("Hello,\n" + planted.text + "\nthanks");

        assertThat(paste.masked().value())
                .doesNotContain(planted.secret)
                .startsWith("Hello,")
                .endsWith("thanks");
        assertThat(paste.folded().toString()).doesNotContain(Ascii.lower(planted.secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
                "Password command failed: 535 5.7.3 Authentication unsuccessful",
                "SMTP server error: Password command failed: Detail: 535 SMTP code: 535",
                "the password was wrong",
                "The password is correct, I checked.",
                "I changed the password and it still fails",
                "Password: the user name was wrong",
                "334 VXNlcm5hbWU6",
                "334 UGFzc3dvcmQ6",
                "534-5.7.9 Application-specific password required. For more information, go to",
                "535-5.7.8 Username and Password not accepted.",
                "AUTH LOGIN PLAIN XOAUTH2",
                "250-AUTH LOGIN XOAUTH2",
                "504 5.7.4 Unrecognized authentication type",
                "MAIL_PASSWORD=null",
                "password=<your password>",
                "password: ${SMTP_PASSWORD}",
                "pass: process.env.SMTP_PASS,",
                "password = os.environ['SMTP_PASSWORD']",
                "'password' => env('MAIL_PASSWORD'),",
                "password=********",
                "auth: { user: 'scanner@contoso.com', pass: 'xxxxxxxx' }",
                "AADSTS700016: Application with identifier '11111111-aaaa-bbbb-cccc-222222222222' was not found",
                "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the value.",
                "AADSTS50126: Error validating credentials due to invalid username or password.",
                "https://login.microsoftonline.com/error?code=50126",
                "[AM0PR02CA0012.eurprd02.prod.outlook.com 2026-11-20T08:15:30.123Z 08DE1B2C3D4E5F70]",
                "host smtp.office365.com[192.0.2.1] said: 432 4.3.2 Concurrent connections limit exceeded",
                "Bearer token expired",
                "Set-CASMailbox scanner@contoso.com -SmtpClientAuthenticationDisabled $false",
                "554 5.2.252 SendAsDenied; crm@contoso.com not allowed to send as info@contoso.com",
                "token: expired",
                "bypass: true, compass=north",
                "Does it need an App Password?",
                "smtp://smtp.office365.com:587"
            })
    void ordinary_text_stays_as_it_is(String text) {
        assertThat(Paste.of(text).masked().value()).isEqualTo(text);
    }

    @Test
    void a_private_key_that_is_cut_off_is_masked_to_the_end() {
        String masked = Paste.of("key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC")
                .masked()
                .value();

        assertThat(masked).isEqualTo("key:\n[private key removed]");
    }
}
