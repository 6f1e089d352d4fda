package org.smtpmedic.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    private static final String SECRET = "Hunter2-planted";

    @TempDir
    private Path folder;

    @Test
    void without_a_word_about_it_the_database_is_the_embedded_one() throws Exception {
        assertThat(read("").server()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.contoso.com/medic",
                "jdbc:postgresql://db.contoso.com:5433/medic?sslmode=verify-full&sslrootcert=/etc/ca.pem",
                "jdbc:postgresql://one.contoso.com:5432,two.contoso.com:5432/medic?targetServerType=primary",
                "jdbc:postgresql://[2001:db8::1]:5432/medic",
            })
    void a_server_is_named_by_its_url_and_the_password_lies_in_a_file(String url) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), SECRET + "\n");
        Settings settings = read("database: {url: '" + url + "', user: medic, password-file: " + password + "}");
        assertThat(settings.server()).hasValueSatisfying(server -> {
            assertThat(server.url()).isEqualTo(url);
            assertThat(server.user()).isEqualTo("medic");
            assertThat(server.password()).contains(SECRET);
        });
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "database: {user: medic}|database.url: expected jdbc:postgresql://",
                "database: {url: 'jdbc:postgresql://h/d'}|database.user: expected",
                "database: {url: 'jdbc:mysql://h/d', user: u}|database.url: expected",
                "database: {url: 'jdbc:postgresql://h', user: u}|database.url: expected",
                "database: {url: 'jdbc:postgresql://u:Hunter2-planted@h/d', user: u}|database.url: expected",
                "database: {url: 'jdbc:postgresql://h/d?password=Hunter2-planted', user: u}|database.url: expected",
                "database: {url: 'jdbc:postgresql://h/d?ssl=true&Password=Hunter2-planted', user: u}|database.url: expected",
                "database: {url: 'jdbc:postgresql://h/d', user: u, password: p, password-file: f}|found both",
                "database: {url: 'jdbc:postgresql://h/d', user: u, password-file: /nowhere}|database.password-file: expected",
            })
    void what_cannot_be_used_is_named_and_not_repeated(String yaml, String words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words)
                .message()
                .hasLineCount(1)
                .doesNotContain(SECRET);
    }

    private Settings read(String yaml) throws IOException, SettingsException {
        return SettingsReader.read(Optional.of(Files.writeString(folder.resolve("c.yaml"), yaml)), Map.of());
    }
}
