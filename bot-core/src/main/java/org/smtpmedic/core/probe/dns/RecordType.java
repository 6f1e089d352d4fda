package org.smtpmedic.core.probe.dns;

/** The kinds of record that a test of a mail domain asks for. */
public enum RecordType {
    A,
    AAAA,
    CNAME,
    MX,
    PTR,
    TXT
}
