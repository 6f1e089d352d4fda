package org.smtpmedic.core.probe;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt: connect, STARTTLS, log in, submit a mail. Its thread may be given up by {@link #giveUp}. */
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    /** What widespread clients say when they have no name; it tells nothing about this network. */
    private static final String OWN_NAME = "[127.0.0.1]";

    private final SubmissionTarget target;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final Transcript transcript;
    private final Trouble trouble;
    private final Lifeline lifeline = new Lifeline();
    private volatile Optional<AttemptResult> accepted = Optional.empty();

    Attempt(SubmissionTarget target, Deadlines deadlines, InstantSource clock) {
        this.target = target;
        this.deadlines = deadlines;
        this.clock = clock;
        this.transcript = new Transcript(target.password());
        this.trouble = new Trouble(target, transcript);
    }

    AttemptResult run() {
        try {
            Session session = Session.getInstance(properties());
            Socket socket = lifeline.connect(target.host(), target.port(), deadlines.connect());
            try (var dialogue = new Dialogue(session, target, transcript)) {
                dialogue.connect(socket);
                dialogue.sendMessage(message(session), new Address[] {new InternetAddress(target.recipient())});
                accepted = Optional.of(new AttemptResult.Accepted(PlainText.of(
                        target.password()
                                .hideIn(dialogue.getLastServerResponse())
                                .replace('\n', ' '),
                        1_000)));
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.debug("The attempt ended with {}", e.getClass().getSimpleName());
            return heard().orElseGet(() -> trouble.of(e));
        } finally {
            hangUp();
        }
        return heard().orElseThrow();
    }

    /** Ends the attempt from outside: hangs up, and says what is known. */
    AttemptResult giveUp(Duration waited) {
        hangUp();
        return heard().orElseGet(() -> trouble.silence(waited));
    }

    private Optional<AttemptResult> heard() {
        return accepted.or(() -> transcript.refusal().map(AttemptResult.Refused::new));
    }

    private void hangUp() {
        try {
            lifeline.cut();
        } catch (IOException e) {
            LOG.debug("The socket did not close: {}", e.getClass().getSimpleName());
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.localhost", OWN_NAME);
        properties.put("mail.smtp.auth", "true");
        properties.put("mail.smtp.auth.mechanisms", "LOGIN");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.from", target.sender());
        properties.put("mail.from", target.sender());
        target.tls().ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        return properties;
    }

    private MimeMessage message(Session session) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(target.sender());
        message.setRecipients(Message.RecipientType.TO, target.recipient());
        message.setSubject("SMTP Medic test message", StandardCharsets.US_ASCII.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText("SMTP Medic sent this mail to find out whether submission works. It does.\n");
        message.saveChanges();
        return message;
    }
}
