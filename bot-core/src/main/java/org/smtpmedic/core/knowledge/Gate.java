package org.smtpmedic.core.knowledge;

/**
 * One gate of the chain that a message has to pass.
 *
 * @param number its place, 0 to 11
 * @param name at most 24 characters
 * @param where who keeps it, such as {@code Entra}
 * @param stopsOAuth {@code yes}, {@code no} or {@code partly}
 */
public record Gate(int number, String id, String name, String where, String stopsOAuth, String about) {}
