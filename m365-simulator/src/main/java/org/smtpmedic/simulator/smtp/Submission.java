package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smtpmedic.simulator.gates.GateKeeper;
import org.smtpmedic.simulator.gates.Verdict.Admit;
import org.smtpmedic.simulator.gates.Verdict.Refuse;
import org.smtpmedic.simulator.play.Moment;
import org.smtpmedic.simulator.tenant.SimulatedTenant;

/** The mail part of a session: envelope, content, and the mailbox server's answer. */
final class Submission {
    private static final int MOST_RECIPIENTS = 500;
    private static final Pattern CHUNK = Pattern.compile("(\\d{1,18})( LAST)?", Pattern.CASE_INSENSITIVE);
    private static final String BAD_SEQUENCE = "503 5.5.1 Bad sequence of commands";
    private static final String TOO_LARGE = "552 5.3.4 Message size exceeds fixed maximum message size";

    private final Conversation talk;
    private final SimulatedTenant tenant;
    private final Limits limits;
    private final Interjector interjector;
    private Optional<String> sender = Optional.empty();
    private int recipients;
    private long chunks;
    private boolean connected;

    Submission(Conversation talk, SimulatedTenant tenant, Limits limits, Interjector interjector) {
        this.talk = talk;
        this.tenant = tenant;
        this.limits = limits;
        this.interjector = interjector;
    }

    /** The client is logged in. */
    void begin() {
        connected = tenant.takeConnection();
    }

    /** The client is gone. */
    void end() {
        if (connected) {
            tenant.giveConnectionBack();
            connected = false;
        }
    }

    void reset() {
        sender = Optional.empty();
        recipients = 0;
        chunks = 0;
    }

    /** Obeys one of {@code MAIL}, {@code RCPT}, {@code DATA}, {@code BDAT}; false when the server has to hang up. */
    boolean obey(Command command) throws IOException {
        return switch (command.verb()) {
            case "MAIL" -> from(command.argument());
            case "RCPT" -> to(command.argument());
            case "DATA" -> data();
            default -> chunk(command.argument());
        };
    }

    private boolean from(String argument) throws IOException {
        Optional<Path> path = Path.sender(argument);
        if (sender.isPresent()) {
            talk.refuse(BAD_SEQUENCE);
        } else if (path.isEmpty()) {
            talk.refuse("501 5.1.7 Invalid address");
        } else if (path.get().size() > limits.messageBytes()) {
            talk.refuse(TOO_LARGE);
        } else {
            sender = path.map(Path::address);
            talk.say("250 2.1.0 Sender OK");
        }
        return true;
    }

    private boolean to(String argument) throws IOException {
        if (sender.isEmpty()) {
            talk.refuse(BAD_SEQUENCE);
        } else if (Path.recipient(argument).isEmpty()) {
            talk.refuse("501 5.1.3 Invalid address");
        } else if (recipients >= MOST_RECIPIENTS) {
            talk.refuse("452 4.5.3 Too many recipients");
        } else {
            recipients++;
            talk.say("250 2.1.5 Recipient OK");
        }
        return true;
    }

    private boolean data() throws IOException {
        if (recipients == 0 || chunks > 0) {
            talk.refuse(BAD_SEQUENCE);
            return true;
        }
        talk.say("354 Start mail input; end with <CRLF>.<CRLF>");
        OptionalLong octets = Content.readToDot(talk.channel().content(), limits.messageBytes());
        return octets.isPresent() ? submitted(octets.getAsLong()) : hangUpOnSize();
    }

    private boolean chunk(String argument) throws IOException {
        Matcher form = CHUNK.matcher(argument);
        if (!form.matches()) {
            talk.refuse("501 5.5.4 Invalid arguments");
            return true;
        }
        long octets = Long.parseLong(form.group(1));
        if (octets > limits.messageBytes() - chunks) {
            return hangUpOnSize();
        }
        talk.channel().content().skipNBytes(octets);
        if (recipients == 0) {
            talk.refuse(BAD_SEQUENCE);
            return true;
        }
        chunks += octets;
        return form.group(2) == null ? chunkTaken(octets) : submitted(chunks);
    }

    private boolean chunkTaken(long octets) throws IOException {
        talk.say("250 2.6.0 CHUNK received OK, " + octets + " octets");
        return true;
    }

    private boolean hangUpOnSize() throws IOException {
        talk.refuse(TOO_LARGE);
        return false;
    }

    private boolean submitted(long octets) throws IOException {
        talk.noteMessage(octets);
        String from = sender.orElse("");
        reset();
        if (interjector.act(Moment.DATA)) {
            return true;
        }
        connected = connected || tenant.takeConnection();
        if (!connected) {
            talk.refuseAsMailboxServer("432 4.3.2 Concurrent connections limit exceeded."
                    + " Visit https://aka.ms/concurrent_sending for more information.");
            return true;
        }
        switch (GateKeeper.judgeSender(tenant.gates(), tenant.mailbox().user(), from)) {
            case Admit() ->
                talk.say("250 2.0.0 OK " + talk.stamp().messageId()
                        + talk.stamp().hostname());
            case Refuse refusal -> talk.refuseAsMailboxServer(refusal.reply());
        }
        return true;
    }
}
