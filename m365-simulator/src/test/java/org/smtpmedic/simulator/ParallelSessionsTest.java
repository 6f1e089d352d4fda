package org.smtpmedic.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.smtpmedic.simulator.gates.GateSwitch;
import org.smtpmedic.simulator.gates.Gates;

class ParallelSessionsTest {

    @Test
    void the_fourth_connection_of_a_mailbox_cannot_send_until_another_closes() throws IOException {
        try (var simulator = Lab.start(Gates.allOpen())) {
            List<RawClient> three = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawClient client = RawClient.secure(simulator);
                assertThat(client.login(Lab.USER, Lab.PASSWORD)).startsWith("235 ");
                three.add(client);
            }
            try (var fourth = RawClient.secure(simulator)) {
                assertThat(fourth.login(Lab.USER, Lab.PASSWORD)).startsWith("235 ");
                assertThat(submit(fourth))
                        .startsWith("432 4.3.2 Concurrent connections limit exceeded."
                                + " Visit https://aka.ms/concurrent_sending for more information. [Hostname=");
                assertThat(submit(three.getFirst())).startsWith("250 2.0.0 OK");

                three.getFirst().ask("QUIT");
                assertThat(three.getFirst().hear()).isEqualTo("(closed)");
                assertThat(submit(fourth)).startsWith("250 2.0.0 OK");
            }
            for (RawClient client : three) {
                client.close();
            }
        }
    }

    @Test
    void sessions_run_side_by_side_while_gates_move() throws Exception {
        try (var simulator = Lab.start(Gates.storyStart());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> attempt = () -> {
                try (var client = RawClient.secure(simulator)) {
                    return client.login(Lab.USER, Lab.PASSWORD);
                }
            };
            List<Future<String>> attempts = new ArrayList<>();
            for (GateSwitch gate : GateSwitch.values()) {
                attempts.addAll(List.of(threads.submit(attempt), threads.submit(attempt), threads.submit(attempt)));
                simulator.set(gate.open(simulator.gates()));
            }
            assertThat(repliesOf(attempts))
                    .allMatch(reply -> reply.startsWith("235 ") || reply.startsWith("535 5.7.139 "));
            assertThat(attempt.call()).startsWith("235 ");
        }
    }

    private static List<String> repliesOf(List<Future<String>> attempts)
            throws ExecutionException, InterruptedException {
        List<String> replies = new ArrayList<>();
        for (Future<String> attempt : attempts) {
            replies.add(attempt.get());
        }
        return replies;
    }

    private static String submit(RawClient client) throws IOException {
        client.ask("MAIL FROM:<scanner@contoso.com>");
        client.ask("RCPT TO:<someone@example.com>");
        client.ask("DATA");
        return client.ask("Subject: x\r\n\r\nx\r\n.");
    }
}
