package org.smtpmedic.core.probe.path;

/** How a test gets something to log in with. None of them takes a secret out of a chat. */
public enum LoginWay {
    /** The mailbox that the operator configured. */
    MAILBOX,
    /** The operator's app registration, for itself. */
    APP,
    /** The person signs in at Microsoft by a device code. */
    SIGN_IN,
    /** The person types the password into a form of the bot. */
    FORM;

    /** Whether a person has to do something each time, so that no timer can do it. */
    public boolean needsPerson() {
        return switch (this) {
            case MAILBOX, APP -> false;
            case SIGN_IN, FORM -> true;
        };
    }
}
