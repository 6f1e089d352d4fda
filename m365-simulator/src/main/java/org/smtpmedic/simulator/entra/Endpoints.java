package org.smtpmedic.simulator.entra;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What Entra ID answers at {@code /devicecode} and {@code /token}. One device code at a time is known. */
final class Endpoints {
    private static final int CODE_SECONDS = 900;

    private final SimulatedApp app;
    private final AtomicReference<EntraSwitches> switches;
    private final TokenMint mint;
    private final InstantSource clock;
    private final AtomicReference<String> deviceCode = new AtomicReference<>("");

    Endpoints(SimulatedApp app, AtomicReference<EntraSwitches> switches, TokenMint mint, InstantSource clock) {
        this.app = app;
        this.switches = switches;
        this.mint = mint;
        this.clock = clock;
    }

    Answer deviceCode(String tenant, Map<String, String> form, URI page) {
        Optional<EntraRefusal> wrong = unknown(tenant, form);
        if (wrong.isPresent()) {
            return refuse(wrong.get(), tenant, form);
        }
        if (!form.getOrDefault("scope", "").contains("SMTP.Send")) {
            return refuse(EntraRefusal.INVALID_SCOPE, tenant, form);
        }
        String code = UUID.randomUUID().toString();
        deviceCode.set(code);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user_code", "C9MEDIC42");
        fields.put("device_code", code);
        fields.put("verification_uri", page);
        fields.put("expires_in", CODE_SECONDS);
        fields.put("interval", switches.get().interval());
        fields.put(
                "message", "To sign in, use a web browser to open the page " + page + " and enter the code C9MEDIC42.");
        return Answer.ok(fields);
    }

    Answer token(String tenant, Map<String, String> form) {
        Optional<EntraRefusal> wrong = unknown(tenant, form).or(() -> wrong(form));
        if (wrong.isPresent()) {
            return refuse(wrong.get(), tenant, form);
        }
        EntraSwitches now = switches.get();
        return now.refusal().map(why -> refuse(why, tenant, form)).orElseGet(() -> grant(form, now));
    }

    private Answer grant(Map<String, String> form, EntraSwitches now) {
        boolean forApp = form.getOrDefault("grant_type", "").equals("client_credentials");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("token_type", "Bearer");
        fields.put("scope", form.getOrDefault("scope", ""));
        fields.put("expires_in", now.life().toSeconds());
        fields.put("ext_expires_in", now.life().toSeconds());
        fields.put("access_token", forApp ? mint.forApp(app, now) : mint.forPerson(app, now));
        return Answer.ok(fields);
    }

    private Optional<EntraRefusal> unknown(String tenant, Map<String, String> form) {
        if (!tenant.equals(app.tenant())) {
            return Optional.of(EntraRefusal.UNKNOWN_TENANT);
        }
        return app.clientId().equals(form.get("client_id")) ? Optional.empty() : Optional.of(EntraRefusal.UNKNOWN_APP);
    }

    private Optional<EntraRefusal> wrong(Map<String, String> form) {
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> wrongApp(form);
            case "device_code", "urn:ietf:params:oauth:grant-type:device_code" -> notSignedIn(form);
            default -> Optional.of(EntraRefusal.UNSUPPORTED_GRANT);
        };
    }

    private Optional<EntraRefusal> wrongApp(Map<String, String> form) {
        Optional<EntraRefusal> proof = Optional.ofNullable(form.get("client_assertion"))
                .map(assertion -> app.certificate()
                                .filter(known -> Assertion.isSignedBy(known, assertion))
                                .isPresent()
                        ? Optional.<EntraRefusal>empty()
                        : Optional.of(EntraRefusal.WRONG_CERTIFICATE))
                .orElseGet(() -> wrongSecret(form));
        boolean scope = form.getOrDefault("scope", "").contains("/.default");
        return proof.or(() -> scope ? Optional.empty() : Optional.of(EntraRefusal.INVALID_SCOPE));
    }

    private Optional<EntraRefusal> wrongSecret(Map<String, String> form) {
        String given = form.get("client_secret");
        if (given == null) {
            return Optional.of(EntraRefusal.SECRET_MISSING);
        }
        boolean right = MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), app.secret().getBytes(StandardCharsets.UTF_8));
        return right ? Optional.empty() : Optional.of(EntraRefusal.WRONG_SECRET);
    }

    private Optional<EntraRefusal> notSignedIn(Map<String, String> form) {
        if (deviceCode.get().isEmpty() || !deviceCode.get().equals(form.get("device_code"))) {
            return Optional.of(EntraRefusal.DEVICE_CODE_UNKNOWN);
        }
        return switch (switches.get().signIn()) {
            case PENDING -> Optional.of(EntraRefusal.DEVICE_FLOW_PENDING);
            case SLOW_DOWN_ONCE -> {
                switches.updateAndGet(now -> now.withSignIn(SignIn.DONE));
                yield Optional.of(EntraRefusal.DEVICE_FLOW_TOO_OFTEN);
            }
            case DONE -> Optional.empty();
            case DECLINED -> Optional.of(EntraRefusal.DEVICE_FLOW_DECLINED);
            case EXPIRED -> Optional.of(EntraRefusal.DEVICE_FLOW_EXPIRED);
        };
    }

    private Answer refuse(EntraRefusal why, String tenant, Map<String, String> form) {
        return Answer.refuse(why, form.getOrDefault("client_id", ""), tenant, clock.instant());
    }
}
