package org.smtpmedic.server;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.smtpmedic.core.store.Database;
import org.smtpmedic.core.store.KeptCases;
import org.smtpmedic.core.store.KeptData;
import org.smtpmedic.server.local.LocalChat;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.teams.store.AddressBook;

/** Every part of the program that keeps something of people. */
public final class KeptParts {
    /** The names of the platforms. */
    public static final Set<String> PLATFORMS = new TreeSet<>(Set.of("local", "slack", "teams"));

    private KeptParts() {}

    /** All parts; makes the tables of those that were never used. */
    public static List<KeptData> of(Database database) {
        return List.of(
                new KeptCases(database), LocalChat.kept(database), new Places(database), new AddressBook(database));
    }
}
