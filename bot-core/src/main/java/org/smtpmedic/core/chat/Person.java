package org.smtpmedic.core.chat;

import java.time.ZoneId;
import java.util.Objects;

/**
 * Somebody in a conversation.
 *
 * @param id the platform's stable id of the person, unique within the platform
 * @param name what others call them; shown on cards, untrusted text
 * @param zone where they live in time; UTC where the platform does not tell
 */
public record Person(String id, String name, ZoneId zone) {
    public Person {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(zone);
    }
}
