package org.smtpmedic.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.teams.testkit.TokenHouse;
import org.smtpmedic.teams.testkit.TokenMint;

@Timeout(60)
class EntraTokensTest {
    private static final String SCOPE = "https://api.botframework.com/.default";
    private static final String TENANT = "aaaaaaaa-0000-0000-0000-000000000001";

    @TempDir
    Path folder;

    private TokenHouse house;
    private SSLSocketFactory usual;

    @BeforeEach
    void open() throws Exception {
        house = new TokenHouse(folder);
        usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(house.trusting());
    }

    @AfterEach
    void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        house.close();
    }

    private String token(Credential credential) throws IOException {
        return EntraTokens.of(TokenMint.APP, URI.create(house.address() + "/" + TENANT), SCOPE, credential)
                .token();
    }

    @Test
    void a_secret_gets_a_token_of_the_bots_own_tenant() throws Exception {
        assertThat(token(new Credential.ClientSecret(new Hidden("s3cret")))).isEqualTo(TokenHouse.TOKEN);
        assertThat(house.asked()).hasSize(1);
        assertThat(house.asked().getFirst())
                .startsWith("/" + TENANT + "/oauth2/v2.0/token")
                .contains("client_secret=s3cret", "grant_type=client_credentials", "api.botframework.com");
    }

    @Test
    void a_certificate_signs_what_it_asks() throws Exception {
        Path file = folder.resolve("app.p12");
        TokenHouse.makeKey(file, "CN=app");
        assertThat(token(new Credential.Certificate(file, new Hidden(TokenHouse.PASSWORD))))
                .isEqualTo(TokenHouse.TOKEN);
        assertThat(house.asked().getFirst()).contains("client_assertion=eyJ").doesNotContain("client_secret");
    }

    @Test
    void a_federated_token_is_read_from_its_file() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "federated-token\n");
        assertThat(token(new Credential.FederatedToken(file))).isEqualTo(TokenHouse.TOKEN);
        assertThat(house.asked().getFirst()).contains("client_assertion=federated-token");
    }

    @Test
    void what_goes_wrong_is_named_without_a_secret() {
        assertThatThrownBy(() -> token(new Credential.Certificate(folder.resolve("none"), new Hidden("s3cret"))))
                .isInstanceOf(IOException.class)
                .hasMessage("the certificate file cannot be read with its password");
        assertThatThrownBy(() -> token(new Credential.FederatedToken(folder.resolve("none"))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Entra");
        house.close();
        assertThatThrownBy(() -> token(new Credential.ClientSecret(new Hidden("s3cret"))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Entra")
                .hasMessageNotContaining("s3cret");
    }
}
