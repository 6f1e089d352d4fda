package org.smtpmedic.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlsTest {
    private final ServiceUrls urls = new ServiceUrls(
            List.of("https://smba.trafficmanager.net", "https://*.teams.microsoft.com", "http://127.0.0.1:8080"));

    @ParameterizedTest
    @CsvSource({
        "https://smba.trafficmanager.net/emea/, true",
        "HTTPS://SMBA.TrafficManager.net/emea/, true",
        "https://smba.infra.gcc.teams.microsoft.com/teams, true",
        "http://127.0.0.1:8080/x, true",
        "http://smba.trafficmanager.net/, false",
        "https://smba.trafficmanager.net:444/, false",
        "https://teams.microsoft.com/, false",
        "https://evilteams.microsoft.com/, false",
        "https://smba.trafficmanager.net.evil.example.com/, false",
        "https://smba.trafficmanager.net@evil.example.com/, false",
        "https://evil.example.com/smba.trafficmanager.net, false",
        "https://evil.example.com#.teams.microsoft.com, false",
        "http://127.0.0.1:8081/, false",
        "'https://smba.trafficmanager.net /', false",
        "//smba.trafficmanager.net/, false",
        "mailto:smba.trafficmanager.net, false",
        "'', false"
    })
    void a_token_goes_where_it_is_allowed_and_nowhere_else(String url, boolean allowed) {
        assertThat(urls.allowed(url).isPresent()).isEqualTo(allowed);
    }
}
