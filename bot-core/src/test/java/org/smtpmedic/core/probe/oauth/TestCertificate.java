package org.smtpmedic.core.probe.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A fresh RSA key with its certificate in one PEM file, made by the JDK's keytool: no key lies in the sources. */
final class TestCertificate {
    private static final String PASSWORD = "changeit";

    private TestCertificate() {}

    static Path pem(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("app.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "app",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=SMTP Medic test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream words = keytool.getInputStream()) {
            words.readAllBytes();
        }
        keytool.waitFor();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return Files.writeString(
                folder.resolve("app.pem"),
                block("CERTIFICATE", keys.getCertificate("app").getEncoded())
                        + block(
                                "PRIVATE KEY",
                                keys.getKey("app", PASSWORD.toCharArray()).getEncoded()));
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }
}
