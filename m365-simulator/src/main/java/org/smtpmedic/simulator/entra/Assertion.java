package org.smtpmedic.simulator.entra;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** A client assertion: a JWT that the app signed with its certificate's key, by RS256 or PS256. Only the signature is looked at. */
final class Assertion {
    private static final PSSParameterSpec PS256 =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private Assertion() {}

    static boolean isSignedBy(X509Certificate certificate, String assertion) {
        int end = assertion.lastIndexOf('.');
        if (end < 0) {
            return false;
        }
        byte[] signed = assertion.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] seal = Base64.getUrlDecoder().decode(assertion.substring(end + 1));
            return verify("SHA256withRSA", certificate, signed, seal)
                    || verify("RSASSA-PSS", certificate, signed, seal);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verify(String algorithm, X509Certificate certificate, byte[] signed, byte[] seal)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(PS256);
        }
        signature.initVerify(certificate);
        signature.update(signed);
        return signature.verify(seal);
    }
}
