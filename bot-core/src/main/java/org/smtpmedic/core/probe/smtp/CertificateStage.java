package org.smtpmedic.core.probe.smtp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;

/** Whether the server is who it was taken for. Nothing secret is said before this has passed. */
final class CertificateStage implements SessionStage {

    @Override
    public Stage stage() {
        return Stage.CERTIFICATE;
    }

    @Override
    public Finding run(Session session) {
        List<X509Certificate> chain = session.chain();
        if (chain.isEmpty()) {
            return Finding.failed("The server showed no certificate", "The server showed no certificate.", List.of());
        }
        var facts = CertificateFacts.of(chain, session);
        var judge = new CertificateJudge(
                session.plan().trust(),
                session.clock().instant(),
                session.target().host());
        return judge.failure(chain)
                .map(problem -> Finding.failed(session.words(problem.said()), problem.explanation(), facts))
                .or(() -> weakness(judge, chain, facts))
                .orElseGet(() -> Finding.passed("The certificate is valid for this name.", facts));
    }

    private static Optional<Finding> weakness(CertificateJudge judge, List<X509Certificate> chain, List<Fact> facts) {
        return judge.weakness(chain).map(sentence -> Finding.warning(sentence, facts));
    }
}
