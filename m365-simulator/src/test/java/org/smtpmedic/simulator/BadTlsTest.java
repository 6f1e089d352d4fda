package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smtpmedic.simulator.gates.Gates;
import org.smtpmedic.simulator.tls.TlsMode;

/** TLS that is too old and certificates that are bad, as a client meets them. */
@Timeout(60)
class BadTlsTest {
    private static final int ALERT = 21;
    private static final int SERVER_HELLO = 2;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GOOD", "WRONG_NAME"})
    void a_client_of_today_declines_it_and_takes_the_good_one_again(TlsMode mode) throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            simulator.set(mode);
            assertThat(simulator.tlsMode()).isEqualTo(mode);
            assertThatThrownBy(() -> RawClient.secure(simulator)).isInstanceOf(SSLHandshakeException.class);

            simulator.set(TlsMode.GOOD);
            try (var client = RawClient.secure(simulator)) {
                assertThat(client.login(Lab.USER, Lab.PASSWORD)).startsWith("235 ");
            }
        }
    }

    @Test
    void a_certificate_for_another_name_has_no_other_fault() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            simulator.set(TlsMode.WRONG_NAME);
            try (var careless = RawClient.secure(simulator)) {
                assertThat(careless.login(Lab.USER, Lab.PASSWORD)).startsWith("235 ");
            }
        }
    }

    /** The second number of the version that the client asks for, and the answer: 1 is TLS 1.0, 0 an alert. */
    @ParameterizedTest
    @CsvSource({"TLS_1_0,3,1", "TLS_1_0,2,1", "TLS_1_0,1,1", "TLS_1_0,0,0", "TLS_1_1,3,2", "TLS_1_1,1,1", "TLS_1_1,0,0"
    })
    void an_old_server_answers_with_the_newest_that_both_know(TlsMode mode, int asked, int answered)
            throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var line = new Socket(simulator.host(), simulator.port())) {
            simulator.set(mode);
            DataInputStream in = atTls(line);
            byte[] hello = {22, 3, 1, 0, 6, 1, 0, 0, 2, 3, (byte) asked};
            line.getOutputStream().write(hello);

            int kind = in.readUnsignedByte();
            byte[] rest = in.readNBytes(answered == 0 ? 6 : 10);
            if (answered == 0) {
                assertThat(kind).isEqualTo(ALERT);
                assertThat(rest).endsWith((byte) 2, (byte) 70);
            } else {
                assertThat(rest[4]).isEqualTo((byte) SERVER_HELLO);
                assertThat(rest).endsWith((byte) 3, (byte) answered);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EHLO again\r\n", "\u0016\u0003\u0001\u0000\u0002\u0001\u0000", "\u0015\u0003\u0001\u0000\u0000"
            })
    void what_is_no_hello_ends_the_session(String bytes) throws IOException {
        try (var simulator = Lab.start(Gates.allOpen());
                var line = new Socket(simulator.host(), simulator.port())) {
            simulator.set(TlsMode.TLS_1_0);
            DataInputStream in = atTls(line);
            line.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            line.shutdownOutput();
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void every_mode_has_an_id_of_its_own() {
        for (TlsMode mode : TlsMode.values()) {
            assertThat(TlsMode.of(mode.id())).contains(mode);
        }
        assertThat(TlsMode.of("wobbly")).isEmpty();
    }

    /** Up to the line behind which TLS begins. */
    private static DataInputStream atTls(Socket line) throws IOException {
        OutputStream out = line.getOutputStream();
        var in = new DataInputStream(line.getInputStream());
        readTo(in, "220 ");
        out.write("EHLO device.contoso.com\r\n".getBytes(StandardCharsets.US_ASCII));
        readTo(in, "250 ");
        out.write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
        readTo(in, "220 ");
        return in;
    }

    private static void readTo(DataInputStream in, String start) throws IOException {
        var line = new StringBuilder();
        while (!(line.toString().startsWith(start) && line.toString().endsWith("\r\n"))) {
            if (line.toString().endsWith("\r\n")) {
                line.setLength(0);
            }
            line.append((char) in.readUnsignedByte());
        }
    }
}
