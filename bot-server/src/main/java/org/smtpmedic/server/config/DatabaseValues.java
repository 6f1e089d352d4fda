package org.smtpmedic.server.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.core.store.DatabaseAddress;

/** The part {@code database}. */
final class DatabaseValues {
    /** Anything that could be a login is kept out: the URL is shown where the password must not be. */
    private static final Pattern URL = Pattern.compile(Pattern.quote(DatabaseAddress.PostgreSql.PREFIX)
            + "[A-Za-z0-9.:,_\\[\\]-]+/[A-Za-z0-9_.%-]+(\\?(?!.*(?i:user|password)=)[A-Za-z0-9_.=&/%-]*)?");

    private final Values values;

    DatabaseValues(Values values) {
        this.values = values;
    }

    /** Empty where the embedded database is to be used. */
    Optional<DatabaseAddress.PostgreSql> server() throws SettingsException {
        Optional<String> url = values.text(Key.DATABASE_URL);
        if (url.isEmpty()) {
            if (values.anyBelow("database")) {
                throw Key.DATABASE_URL.refuse("");
            }
            return Optional.empty();
        }
        if (!URL.matcher(url.get()).matches()) {
            throw Key.DATABASE_URL.refuse(url.get());
        }
        return Optional.of(new DatabaseAddress.PostgreSql(
                url.get(),
                values.required(Key.DATABASE_USER),
                values.secretIfAny(Key.DATABASE_PASSWORD, Key.DATABASE_PASSWORD_FILE)));
    }
}
