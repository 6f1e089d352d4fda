package org.smtpmedic.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smtpmedic.core.casework.CaseEvent;
import org.smtpmedic.core.testkit.SampleCases;

/** Requests are answered on virtual threads, of which only as many run as there are cores: who waits for the database must not keep one of those. */
@Timeout(60)
class CrowdTest {
    private static final int MANY = 8 * Runtime.getRuntime().availableProcessors();

    @TempDir
    Path folder;

    @Test
    void a_transaction_that_pauses_is_not_kept_from_its_end_by_those_who_wait_for_it() throws Exception {
        try (var database = Database.open(folder.resolve("medic.db"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var cases = new CaseStore(database);
            cases.insert(SampleCases.fresh());
            var all = IntStream.range(0, MANY)
                    .mapToObj(i -> threads.submit(() -> database.inTransaction(_ -> {
                        cases.append(
                                SampleCases.fresh().id(),
                                SampleCases.ALEX,
                                SampleCases.NOW,
                                List.of(new CaseEvent.MailboxSet("user" + i + "@contoso.com")));
                        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                        return i;
                    })))
                    .toList();
            for (var each : all) {
                each.get();
            }
            assertThat(cases.history(SampleCases.fresh().id())).hasSize(MANY);
        }
    }
}
