package org.smtpmedic.core.store;

import java.sql.SQLException;

/** The database does not do what it should. The message is fit for an operator and holds nothing that a person pasted. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the database itself failed, which may pass, and not what lies in it. */
    public boolean isOfTheDatabase() {
        return getCause() instanceof SQLException;
    }
}
