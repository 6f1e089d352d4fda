package org.smtpmedic.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smtpmedic.core.diagnosis.Diagnostician;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class ClassificationTextTest {
    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21 | Note: Password sign-in for SMTP still works
            2026-12-31 | Note: Password sign-in for SMTP still works
            2027-01-01 | Note: Since the end of December 2026
            """)
    void what_is_said_about_passwords_depends_on_the_day(LocalDate today, String words) {
        var diagnosis = new Diagnostician(CATALOGUE)
                .diagnose(
                        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.");

        assertThat(new ClassificationText(CATALOGUE, today).of(diagnosis)).anyMatch(line -> line.startsWith(words));
    }
}
