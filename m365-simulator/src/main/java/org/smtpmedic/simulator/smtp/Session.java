package org.smtpmedic.simulator.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.smtpmedic.simulator.gates.AuthAttempt;
import org.smtpmedic.simulator.gates.GateKeeper;
import org.smtpmedic.simulator.gates.Verdict.Admit;
import org.smtpmedic.simulator.gates.Verdict.Refuse;
import org.smtpmedic.simulator.play.Moment;
import org.smtpmedic.simulator.tenant.SimulatedTenant;
import org.smtpmedic.simulator.tls.TlsDoor;

/** One client's session: greeting, TLS, login, then mail. */
final class Session {
    private static final Pattern HELLO_NAME = Pattern.compile("[A-Za-z0-9.-]{1,255}|\\[[A-Za-z0-9.:]{1,255}]");
    private static final String SEND_HELLO_FIRST = "503 5.5.2 Send hello first";
    private static final String BAD_SEQUENCE = "503 5.5.1 Bad sequence of commands";

    private final Conversation talk;
    private final SimulatedTenant tenant;
    private final TlsDoor tls;
    private final Limits limits;
    private final Interjector interjector;
    private final Submission submission;
    private boolean greeted;
    private boolean authenticated;

    Session(Conversation talk, SimulatedTenant tenant, TlsDoor tls, Limits limits) {
        this.talk = talk;
        this.tenant = tenant;
        this.tls = tls;
        this.limits = limits;
        this.interjector = new Interjector(talk, tenant);
        this.submission = new Submission(talk, tenant, limits, interjector);
    }

    /** Talks until one side hangs up. */
    void run() throws IOException {
        try {
            if (!interjector.act(Moment.CONNECT)) {
                talk.say(talk.stamp().banner());
                converse();
            }
        } catch (Channel.LineTooLongException e) {
            talk.refuse("500 5.3.3 Unrecognized command");
        } catch (SocketTimeoutException e) {
            talk.refuse("451 4.7.0 Timeout waiting for client input");
        } finally {
            submission.end();
        }
    }

    private void converse() throws IOException {
        boolean goOn = true;
        while (goOn && talk.refusals() < limits.errors()) {
            goOn = obey(talk.hear());
        }
        if (goOn) {
            talk.refuse("421 4.7.0 Too many errors on this connection, closing transmission channel");
        }
    }

    private boolean obey(Command command) throws IOException {
        switch (command.verb()) {
            case "EHLO" -> hello(command.argument(), true);
            case "HELO" -> hello(command.argument(), false);
            case "STARTTLS" -> startTls();
            case "AUTH" -> auth(command.argument());
            case "MAIL", "RCPT", "DATA", "BDAT" -> {
                return mail(command);
            }
            case "RSET" -> {
                submission.reset();
                talk.say("250 2.0.0 Resetting");
            }
            case "NOOP" -> talk.say("250 2.0.0 OK");
            case "VRFY" -> talk.say("252 2.1.5 Cannot VRFY user");
            case "QUIT" -> {
                talk.say("221 2.0.0 Service closing transmission channel");
                return false;
            }
            default -> talk.refuse("500 5.3.3 Unrecognized command");
        }
        return true;
    }

    private void hello(String name, boolean extended) throws IOException {
        if (!talk.channel().isTls() && interjector.act(Moment.EHLO)) {
            return;
        }
        if (!HELLO_NAME.matcher(name).matches()) {
            talk.refuse("501 5.5.4 Invalid domain name");
            return;
        }
        greeted = true;
        submission.reset();
        String hello = Stamp.FRONT_END + " Hello [" + talk.channel().peer() + "]";
        talk.sayLines(250, extended ? extensions(hello) : List.of(hello));
    }

    private List<String> extensions(String hello) {
        return List.of(
                hello,
                "SIZE 157286400",
                "PIPELINING",
                "DSN",
                "ENHANCEDSTATUSCODES",
                talk.channel().isTls() ? "AUTH LOGIN XOAUTH2" : "STARTTLS",
                "8BITMIME",
                "BINARYMIME",
                "CHUNKING",
                "SMTPUTF8");
    }

    private void startTls() throws IOException {
        if (!greeted) {
            talk.refuse(SEND_HELLO_FIRST);
        } else if (talk.channel().isTls()) {
            talk.refuse(BAD_SEQUENCE);
        } else if (!interjector.act(Moment.STARTTLS)) {
            talk.say("220 2.0.0 SMTP server ready");
            talk.channel().startTls(tls);
            greeted = false;
        }
    }

    private void auth(String argument) throws IOException {
        if (!greeted) {
            talk.refuse(SEND_HELLO_FIRST);
        } else if (!talk.channel().isTls()) {
            talk.refuse("504 5.7.4 Unrecognized authentication type");
        } else if (authenticated) {
            talk.refuse(BAD_SEQUENCE);
        } else {
            Optional<AuthAttempt> attempt = new Login(talk, tenant.mailbox()).hear(argument);
            if (attempt.isPresent() && !interjector.act(Moment.AUTH)) {
                judge(attempt.get());
            }
        }
    }

    private void judge(AuthAttempt attempt) throws IOException {
        switch (GateKeeper.judge(tenant.gates(), attempt)) {
            case Admit() -> {
                authenticated = true;
                submission.begin();
                talk.say("235 2.7.0 Authentication successful");
            }
            case Refuse refusal -> talk.refuse(refusal.reply());
        }
    }

    private boolean mail(Command command) throws IOException {
        if (interjector.act(command)) {
            return true;
        }
        if (!greeted) {
            talk.refuse(SEND_HELLO_FIRST);
            return true;
        }
        if (!authenticated) {
            talk.refuse("530 5.7.57 Client not authenticated to send mail.");
            return true;
        }
        return submission.obey(command);
    }
}
