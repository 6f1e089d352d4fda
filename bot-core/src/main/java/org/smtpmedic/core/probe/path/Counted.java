package org.smtpmedic.core.probe.path;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;

/** What counts for the verdict of a test. */
public final class Counted {
    private static final Set<Stage> PORTS = EnumSet.range(Stage.PORT_587, Stage.PORT_465);

    private Counted() {}

    /**
     * The results that count, in their order. Ports that nobody asked for are for information: that one of them is shut
     * stops no mail.
     *
     * @param server the server that was tested, as {@code smtp.office365.com:587}; empty where none was
     */
    public static List<StageResult> of(List<StageResult> results, Optional<String> server) {
        return results.stream()
                .filter(result -> !PORTS.contains(result.stage()) || isAskedFor(result.stage(), server))
                .toList();
    }

    private static boolean isAskedFor(Stage port, Optional<String> server) {
        return server.map(name -> name.substring(name.lastIndexOf(':') + 1))
                .filter(number -> port.name().endsWith("_" + number))
                .isPresent();
    }
}
