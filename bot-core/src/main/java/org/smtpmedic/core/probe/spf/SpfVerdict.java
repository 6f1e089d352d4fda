package org.smtpmedic.core.probe.spf;

/** The results of RFC 7208, section 2.6. */
public enum SpfVerdict {
    PASS,
    FAIL,
    SOFTFAIL,
    NEUTRAL,
    NONE,
    PERMERROR,
    TEMPERROR
}
