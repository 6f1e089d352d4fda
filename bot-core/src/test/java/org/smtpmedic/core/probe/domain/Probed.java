package org.smtpmedic.core.probe.domain;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.dns.DnsResolver;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.WireResolver;
import org.smtpmedic.core.probe.dns.ZoneServer;

/** What the DNS stages said of a zone of a test. */
record Probed(List<StageResult> results) {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    static Probed run(ZoneServer dns, String domain) {
        return run(new WireResolver(List.of(dns.address()), PATIENCE), domain);
    }

    static Probed run(DnsResolver resolver, String domain) {
        var results = new ArrayList<StageResult>();
        switch (DomainName.read(domain)) {
            case DomainName.Reading.Good(DomainName name) ->
                new DomainProbe(resolver, () -> Instant.EPOCH).run(name, results::add);
            case DomainName.Reading.Refused(String reason) -> throw new IllegalArgumentException(reason);
        }
        return new Probed(results);
    }

    StageResult of(Stage stage) {
        return results.stream().filter(r -> r.stage() == stage).findFirst().orElseThrow();
    }

    static String facts(StageResult result) {
        return result.facts().stream().map(f -> f.name() + ": " + f.value()).collect(Collectors.joining("\n"));
    }

    /** A public RSA key as DKIM records hold it. */
    static String key(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
