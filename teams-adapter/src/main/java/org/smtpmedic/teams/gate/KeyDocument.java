package org.smtpmedic.teams.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The published keys, by their ids. Keys that cannot be used are left out; the others still count. */
final class KeyDocument {
    private static final int LEAST_BITS = 2048;

    private KeyDocument() {}

    static Map<String, SigningKey> read(JsonNode document) {
        Map<String, SigningKey> keys = new HashMap<>();
        for (JsonNode node : document.path("keys")) {
            String id = node.path("kid").asText();
            if (!id.isEmpty()) {
                rsa(node).ifPresent(key -> keys.put(id, new SigningKey(key, endorsements(node))));
            }
        }
        return keys;
    }

    private static Optional<RSAPublicKey> rsa(JsonNode node) {
        try {
            RSAPublicKey key = RSAKey.parse(node.toString()).toRSAPublicKey();
            return Optional.of(key).filter(each -> each.getModulus().bitLength() >= LEAST_BITS);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Set<String> endorsements(JsonNode node) {
        return node.path("endorsements").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
