package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.smtpmedic.simulator.journal.SessionLog;

/** The two-way talk of one session, written down as it goes. */
final class Conversation {
    private final Channel channel;
    private final SessionLog log;
    private final Stamp stamp;
    private int refusals;

    Conversation(Channel channel, SessionLog log, Stamp stamp) {
        this.channel = channel;
        this.log = log;
        this.stamp = stamp;
    }

    Channel channel() {
        return channel;
    }

    Stamp stamp() {
        return stamp;
    }

    int refusals() {
        return refusals;
    }

    void say(String reply) throws IOException {
        sayAll(List.of(reply));
    }

    /** A reply of several lines: {@code 250-first}, {@code 250 last}. */
    void sayLines(int code, List<String> texts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(code + (i == texts.size() - 1 ? " " : "-") + texts.get(i));
        }
        sayAll(lines);
    }

    /** Says no, with server, time and session behind it. */
    void refuse(String reply) throws IOException {
        refusals++;
        say(reply + stamp.trailer());
    }

    /** Says no in the mailbox server's name. */
    void refuseAsMailboxServer(String reply) throws IOException {
        refusals++;
        say(reply + stamp.hostname());
    }

    Command hear() throws IOException {
        Command command = Command.parse(channel.readLine());
        log.client(command.forJournal());
        return command;
    }

    /** Asks for something that nobody may see. */
    String askSecret(String prompt) throws IOException {
        say(prompt);
        String answer = channel.readLine();
        log.client("[hidden]");
        return answer;
    }

    void noteMessage(long octets) {
        log.client("[a message of " + octets + " octets]");
    }

    private void sayAll(List<String> lines) throws IOException {
        lines.forEach(log::server);
        channel.writeLines(lines);
    }
}
