package org.smtpmedic.core.probe.smtp;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Counts threads, virtual ones too, which the usual ways do not see. */
final class LiveThreads {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private LiveThreads() {}

    /** How many of that name are still there after a moment to end in. */
    static long remaining(String name) throws IOException {
        long end = System.nanoTime() + MOMENT.toNanos();
        long remaining = named(name);
        while (remaining > 0 && System.nanoTime() < end) {
            remaining = named(name);
        }
        return remaining;
    }

    private static long named(String name) throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.txt");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readString(dump)
                    .lines()
                    .filter(line -> line.contains("\"" + name + "\""))
                    .count();
        } finally {
            Files.deleteIfExists(dump);
            Files.deleteIfExists(folder);
        }
    }
}
