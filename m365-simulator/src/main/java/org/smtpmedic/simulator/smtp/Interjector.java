package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import org.smtpmedic.simulator.play.Deed;
import org.smtpmedic.simulator.play.Interjection;
import org.smtpmedic.simulator.play.Moment;
import org.smtpmedic.simulator.tenant.SimulatedTenant;

/** Does in a session what the server was told to do out of turn. */
final class Interjector {
    private final Conversation talk;
    private final SimulatedTenant tenant;

    Interjector(Conversation talk, SimulatedTenant tenant) {
        this.talk = talk;
        this.tenant = tenant;
    }

    /** Does what was planned for {@code moment}; false when there was nothing. */
    boolean act(Moment moment) throws IOException {
        var planned = tenant.interjection(moment);
        if (planned.isPresent()) {
            act(planned.get());
        }
        return planned.isPresent();
    }

    /** The same, where {@code command} is about mail. */
    boolean act(Command command) throws IOException {
        return switch (command.verb()) {
            case "MAIL" -> act(Moment.MAIL);
            case "RCPT" -> act(Moment.RCPT);
            default -> false;
        };
    }

    private void act(Interjection planned) throws IOException {
        pause(planned);
        switch (planned.deed()) {
            case Deed.Say(String reply) -> talk.refuse(reply);
            case Deed.Silence() -> ignore();
            case Deed.HangUp() -> throw new HungUpException();
        }
    }

    private static void pause(Interjection planned) throws IOException {
        try {
            Thread.sleep(planned.after());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server is closing");
        }
    }

    /** Whatever the client still sends is read and forgotten, until it leaves or has waited too long. */
    private void ignore() throws IOException {
        try {
            talk.channel().content().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            throw new HungUpException();
        }
        throw new HungUpException();
    }

    /** The server hangs up. */
    static final class HungUpException extends IOException {}
}
