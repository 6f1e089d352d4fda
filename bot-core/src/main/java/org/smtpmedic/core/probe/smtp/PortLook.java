package org.smtpmedic.core.probe.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.StageResult.Outcome;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** Knocks at one door: does anybody open? */
record PortLook(VettedTarget target, Door door, Duration limit) {
    private static final String NOT_AT_MICROSOFT =
            "Microsoft 365 does not offer port 465; the way in is port 587 with STARTTLS.";

    Stage stage() {
        return switch (door) {
            case SUBMISSION -> Stage.PORT_587;
            case RELAY -> Stage.PORT_25;
            case IMPLICIT_TLS -> Stage.PORT_465;
        };
    }

    StageResult knock() {
        OptionalInt port = target.port(door);
        if (port.isEmpty()) {
            return StageResult.notTested(stage(), "Not tested: this target has no such port.");
        }
        long start = System.nanoTime();
        Finding finding = explained(knockAt(port.getAsInt()));
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new StageResult(stage(), finding.outcome(), took, finding.facts(), finding.explanation());
    }

    private Finding knockAt(int port) {
        try (var socket = new GuardedSocket(limit)) {
            socket.connect(target.address(), port);
            return Finding.passed("The port is open.", List.of());
        } catch (SocketTimeoutException e) {
            return Finding.silent(
                    limit,
                    "Nothing came within " + Seconds.of(limit) + ": something on the way drops the packets"
                            + (door == Door.RELAY ? ", as many providers do with port 25." : "."),
                    List.of());
        } catch (IOException e) {
            return Breakdown.unreachable(e);
        }
    }

    /** Source: Microsoft's settings for client submission, which name 587 and 25. */
    private Finding explained(Finding finding) {
        boolean missing = door == Door.IMPLICIT_TLS && target.isMicrosoft() && !finding.goOn();
        return missing
                ? new Finding(finding.outcome(), finding.facts(), finding.explanation() + " " + NOT_AT_MICROSOFT, false)
                : finding;
    }

    /** Whether the door is open. */
    static boolean isOpen(StageResult result) {
        return result.outcome() instanceof Outcome.Passed;
    }
}
