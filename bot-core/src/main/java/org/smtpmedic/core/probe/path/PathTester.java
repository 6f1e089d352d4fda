package org.smtpmedic.core.probe.path;

import java.util.Optional;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.StageResult;

/** Tests a mail path with the means that are configured. */
@FunctionalInterface
public interface PathTester {

    /**
     * Runs one test; blocks as long as its stages take. Never throws for what a server or the network does.
     *
     * @param progress hears of each stage as it ends, on this thread
     */
    PathReport run(PathRequest request, Consumer<StageResult> progress);

    /** The server of the configured mailbox, as somebody would type it; empty where no mailbox is configured. */
    default Optional<String> ownServer() {
        return Optional.empty();
    }

    /** Tests with a login that somebody asks for; empty where none can be made. */
    default Optional<LoginTester> logins() {
        return Optional.empty();
    }
}
