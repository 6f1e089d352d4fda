package org.smtpmedic.core.probe.smtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult;
import org.smtpmedic.core.probe.target.Door;
import org.smtpmedic.core.probe.target.VettedTarget;

/** Knocks at all doors at once, so that three silent ones cost no more time than one. */
final class PortsSideBySide {
    private PortsSideBySide() {}

    /** Tells each result in the order of the path, in the caller's thread. */
    static void look(VettedTarget target, StageDeadlines deadlines, Consumer<StageResult> told)
            throws InterruptedException {
        List<PortLook> looks = Arrays.stream(Door.values())
                .map(door -> new PortLook(target, door, deadlines.of(Stage.PORT_587)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StageResult>> results = new ArrayList<>();
            looks.forEach(look -> results.add(threads.submit((Callable<StageResult>) look::knock)));
            for (Future<StageResult> result : results) {
                told.accept(result.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A look at a port broke down", e.getCause());
        }
    }
}
