package org.smtpmedic.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged code of others is, byte for byte, what their npm package {@code adaptivecards} 3.0.6 holds. */
class VendoredCodeTest {

    @ParameterizedTest
    @CsvSource({
        "adaptivecards.min.js, 5e7c13f3300ae7b89b34703501e08d709fbb6635f1c6755b92495577a77344f2",
        "adaptivecards.min.js.LICENSE.txt, 56a1d2f3680c123ae9e35c9d1b8e5d59f755567c336201a50fb8f663220de908",
        "LICENSE, c1d323149190282f97200b28737cfffa16b6990a574a1e8f9eeec663323de306",
    })
    void nobody_has_changed_it(String file, String sha256) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = getClass().getResourceAsStream("/web/vendor/adaptivecards-3.0.6/" + file)) {
            assertThat(in).as(file).isNotNull();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        }
    }
}
