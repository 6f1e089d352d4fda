package org.smtpmedic.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smtpmedic.teams.TeamsSettings;
import org.smtpmedic.teams.connector.Credential;

class TeamsSettingsTest {
    private static final String APP = "11111111-2222-3333-4444-555555555555";
    private static final String TENANT = "AAAAAAAA-0000-0000-0000-000000000001";
    private static final String SECRET = "s3cret-of-the-app";

    @TempDir
    Path folder;

    private static Map<String, String> given(String... changes) {
        Map<String, String> variables = new HashMap<>(Map.of("APP_ID", APP, "TENANT", TENANT, "SECRET", SECRET));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                variables.remove(changes[i]);
            } else {
                variables.put(changes[i], changes[i + 1]);
            }
        }
        return variables;
    }

    private static TeamsSettings read(Map<String, String> variables) throws SettingsException {
        Map<String, String> environment = new HashMap<>();
        variables.forEach((name, value) -> environment.put("SMTP_MEDIC_TEAMS_" + name, value));
        return SettingsReader.read(Optional.empty(), environment).teams().orElseThrow();
    }

    @Test
    void two_ids_and_a_secret_are_enough_for_the_public_cloud() throws Exception {
        TeamsSettings settings = read(given());

        assertThat(settings.authority())
                .hasToString("https://login.microsoftonline.com/aaaaaaaa-0000-0000-0000-000000000001");
        assertThat(settings.scope()).isEqualTo("https://api.botframework.com/.default");
        assertThat(settings.gate().issuer()).isEqualTo("https://api.botframework.com");
        assertThat(settings.gate().openIdMetadata())
                .hasToString("https://login.botframework.com/v1/.well-known/openidconfiguration");
        assertThat(settings.gate().tenants()).containsExactly("aaaaaaaa-0000-0000-0000-000000000001");
        assertThat(settings.serviceUrls().allowed("https://smba.trafficmanager.net/emea/x/"))
                .isPresent();
        assertThat(settings.serviceUrls().allowed("https://evil.example.com/")).isEmpty();
        assertThat(settings.fileStores().allowed("https://contoso-my.sharepoint.com/x?y=1"))
                .isPresent();
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void nothing_about_teams_means_no_teams() throws Exception {
        assertThat(SettingsReader.read(Optional.empty(), Map.of()).teams()).isEmpty();
    }

    @Test
    void every_way_to_prove_who_it_is_can_be_chosen() throws Exception {
        String file = Files.writeString(folder.resolve("secret"), SECRET + "\n").toString();
        assertThat(read(given("SECRET", "", "SECRET_FILE", file)).credential())
                .isInstanceOf(Credential.ClientSecret.class);
        assertThat(read(given("SECRET", "", "FEDERATED_TOKEN_FILE", file)).credential())
                .isInstanceOf(Credential.FederatedToken.class);
        assertThat(read(given("SECRET", "", "MANAGED_IDENTITY", "true")).credential())
                .isInstanceOf(Credential.ManagedIdentity.class);
        assertThat(read(given("SECRET", "", "CERTIFICATE_FILE", file, "CERTIFICATE_PASSWORD_FILE", file))
                        .credential())
                .isInstanceOf(Credential.Certificate.class);
    }

    @Test
    void other_organizations_are_let_in_by_name() throws Exception {
        assertThat(read(given("ALLOWED_TENANTS", APP + " , " + TENANT)).gate().tenants())
                .containsExactlyInAnyOrder(APP, "aaaaaaaa-0000-0000-0000-000000000001");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("teams.app-id", given("APP_ID", "")),
                Arguments.of("teams.app-id", given("APP_ID", "medic")),
                Arguments.of("teams.tenant", given("TENANT", "")),
                Arguments.of("teams.tenant", given("TENANT", "contoso.com")),
                Arguments.of("teams.tenant", given("TENANT", "common")),
                Arguments.of("teams.allowed-tenants", given("ALLOWED_TENANTS", "*")),
                Arguments.of("teams.allowed-tenants", given("ALLOWED_TENANTS", APP + ",")),
                Arguments.of("expected one of them, found 0", given("SECRET", "")),
                Arguments.of("expected one of them, found 2", given("MANAGED_IDENTITY", "true")),
                Arguments.of("teams.managed-identity", given("SECRET", "", "MANAGED_IDENTITY", "false")),
                Arguments.of("teams.managed-identity", given("SECRET", "", "MANAGED_IDENTITY", "maybe")),
                Arguments.of("teams.secret-file", given("SECRET", "", "SECRET_FILE", "/no/such/file")),
                Arguments.of(
                        "teams.federated-token-file", given("SECRET", "", "FEDERATED_TOKEN_FILE", "/no/such/file")),
                Arguments.of("teams.certificate-file", given("SECRET", "", "CERTIFICATE_FILE", "/no/such/file")),
                Arguments.of("teams.openid-metadata", given("OPENID_METADATA", "http://login.example.com/")),
                Arguments.of("teams.openid-metadata", given("OPENID_METADATA", "file:///etc/passwd")),
                Arguments.of("teams.openid-metadata", given("OPENID_METADATA", "not an address")),
                Arguments.of("teams.authority", given("AUTHORITY", "http://login.example.com")),
                Arguments.of("teams.authority", given("AUTHORITY", "https://user@login.example.com")),
                Arguments.of("teams.scope", given("SCOPE", "https://api.botframework.com")),
                Arguments.of("teams.service-urls", given("SERVICE_URLS", "http://smba.example.com")),
                Arguments.of("teams.service-urls", given("SERVICE_URLS", "*")),
                Arguments.of("teams.service-urls", given("SERVICE_URLS", "https://smba.example.com/path")),
                Arguments.of("teams.file-hosts", given("FILE_HOSTS", "https://a.example.com,,")),
                Arguments.of("SMTP_MEDIC_TEAMS_SKIP_AUTH", given("SKIP_AUTH", "true")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void a_wrong_value_stops_the_start_and_is_named(String named, Map<String, String> variables) {
        assertThatThrownBy(() -> read(variables))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining(SECRET);
    }
}
