package org.smtpmedic.core.probe.spf;

/**
 * How much an evaluation may cost.
 *
 * @param lookups terms that ask the DNS
 * @param voids questions that nothing is found for
 * @param exchanges MX records of one {@code mx}
 * @param pointers PTR records looked at
 */
public record SpfLimits(int lookups, int voids, int exchanges, int pointers) {

    /** What receivers hold a record to (RFC 7208, section 4.6.4). */
    public static final SpfLimits STANDARD = new SpfLimits(10, 2, 10, 10);

    /** Wide enough to count by how much a record is over; still bounded. */
    public static final SpfLimits COUNTING = new SpfLimits(50, 50, 10, 10);
}
