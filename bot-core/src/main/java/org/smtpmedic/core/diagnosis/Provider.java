package org.smtpmedic.core.diagnosis;

/** Whose server a text comes from. */
public enum Provider {
    MICROSOFT365("microsoft365"),
    OUTLOOK_COM("outlook.com"),
    GMAIL("gmail"),
    SES("ses"),
    OTHER("other"),
    NONE("none");

    private final String id;

    Provider(String id) {
        this.id = id;
    }

    /** The name in files and in the command line's output. */
    public String id() {
        return id;
    }
}
