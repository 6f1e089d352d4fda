package org.smtpmedic.teams.connector;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A card on its way through the SDK, as text: the SDK looks into every object by reflection, and Java lets it into no collection of its own. */
final class RawJson {
    private final String json;

    RawJson(String json) {
        this.json = json;
    }

    @JsonValue
    @JsonRawValue
    String json() {
        return json;
    }
}
