package org.smtpmedic.simulator.entra;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A status and a JSON body. */
record Answer(int status, String body) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    static Answer ok(Map<String, Object> fields) {
        return new Answer(200, Json.object(fields));
    }

    /** As Entra ID refuses: number, text and the ids that its sign-in log is searched by. */
    static Answer refuse(EntraRefusal why, String app, String tenant, Instant at) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String stamp = STAMP.format(at);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error", why.error());
        fields.put(
                "error_description",
                why.description(app, tenant) + " Trace ID: " + trace + " Correlation ID: " + correlation
                        + " Timestamp: " + stamp);
        fields.put("error_codes", new Json.Raw("[" + why.code() + "]"));
        fields.put("timestamp", stamp);
        fields.put("trace_id", trace);
        fields.put("correlation_id", correlation);
        fields.put("error_uri", "https://login.microsoftonline.com/error?code=" + why.code());
        return new Answer(why.status(), Json.object(fields));
    }
}
