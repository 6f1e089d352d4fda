package org.smtpmedic.core.probe;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Socket;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The mail client, telling what it says and hears, and silent after a refusal. */
final class Dialogue extends SMTPTransport {
    private final Transcript transcript;

    /** The login's host stays empty: the client would look it up again, and the socket says where it leads. */
    Dialogue(Session session, SubmissionTarget target, Transcript transcript) {
        super(
                session,
                new URLName(
                        "smtp", null, -1, null, target.user(), target.password().revealTo(String::new)));
        this.transcript = transcript;
    }

    @Override
    public synchronized void connect(Socket socket) throws MessagingException {
        super.connect(socket);
        if (!supportsExtension("AUTH")) {
            throw new AuthenticationFailedException("No authentication mechanisms supported by both server and client");
        }
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (transcript.isRefused()) {
            throw new MessagingException("The server has refused already");
        }
        transcript.sent(withoutPayload(command));
        super.sendCommand(command);
    }

    /** The client sends the parts of a login this way. */
    @Override
    protected int simpleCommand(byte[] command) throws MessagingException {
        transcript.sent("[hidden]");
        return super.simpleCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        transcript.received(code, getLastServerResponse());
        return code;
    }

    private static String withoutPayload(String command) {
        String[] words = command.split(" ", 3);
        return words.length == 3 && words[0].equals("AUTH") ? "AUTH " + words[1] + " [hidden]" : command;
    }
}
