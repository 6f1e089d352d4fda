package org.smtpmedic.core.store;

/** The database does not do what it should. The message is fit for an operator and holds nothing that a person pasted. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
