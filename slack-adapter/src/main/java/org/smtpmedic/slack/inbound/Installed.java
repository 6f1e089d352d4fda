package org.smtpmedic.slack.inbound;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Which workspaces are ours to answer. */
public interface Installed {
    /** Whether the app is installed in {@code team}. Calls nobody; throws {@link org.smtpmedic.core.store.StoreException}. */
    boolean isInstalled(String team);

    /** {@code team} has removed the app, or its tokens, at {@code when}. */
    void removed(String team, Instant when);

    /** Where an administrator can install it; empty where only the operator can. */
    Optional<URI> installAt();
}
