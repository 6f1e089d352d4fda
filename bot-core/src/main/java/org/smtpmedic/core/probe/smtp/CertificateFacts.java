package org.smtpmedic.core.probe.smtp;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.core.probe.StageResult.Fact;

/** What a certificate says, for a person to read. */
final class CertificateFacts {
    private static final int MOST_NAMES = 5;

    private CertificateFacts() {}

    static List<Fact> of(List<X509Certificate> chain, Session session) {
        X509Certificate own = chain.getFirst();
        List<Fact> facts = new ArrayList<>();
        facts.add(session.fact("Names", names(own)));
        facts.add(session.fact("Issued by", own.getIssuerX500Principal().getName()));
        facts.add(new Fact("Valid from", own.getNotBefore().toInstant().toString()));
        facts.add(new Fact("Valid until", own.getNotAfter().toInstant().toString()));
        facts.add(session.fact("Key", own.getPublicKey().getAlgorithm() + " " + KeySize.of(own.getPublicKey())));
        facts.add(session.fact("Signature", own.getSigAlgName()));
        facts.add(new Fact("Certificates sent", Integer.toString(chain.size())));
        return facts;
    }

    private static String names(X509Certificate own) {
        List<String> names = AlternativeNames.of(own).all();
        if (names.isEmpty()) {
            return "none, only the subject " + own.getSubjectX500Principal().getName();
        }
        String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
