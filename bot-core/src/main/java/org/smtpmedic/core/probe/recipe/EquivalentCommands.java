package org.smtpmedic.core.probe.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.probe.recipe.Recipe.Shell;
import org.smtpmedic.core.probe.smtp.Envelope;
import org.smtpmedic.core.probe.target.Door;

/** The lines that make a test again, where this program does not run. Passwords are asked for by the tools themselves. */
public final class EquivalentCommands {
    private final Endpoint endpoint;

    public EquivalentCommands(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A look from outside: nobody logs in, nothing is sent. */
    public List<Recipe> look() {
        return recipes(swaks(List.of("--quit-after EHLO")));
    }

    /**
     * With a login, and with an announced mail that is never sent where {@code envelope} is given. Only swaks can do that; the
     * others look. Refuses, with {@link IllegalArgumentException}, a user with control characters.
     */
    public List<Recipe> login(String user, Optional<Envelope> envelope) {
        List<String> options = new ArrayList<>();
        options.add("--auth LOGIN --auth-user=" + Quoted.unix(user) + " --auth-hide-password --protect-prompt");
        envelope.ifPresent(
                mail -> options.add("--from=" + Quoted.unix(mail.sender()) + " --to=" + Quoted.unix(mail.recipient())));
        options.add(envelope.isPresent() ? "--quit-after RCPT" : "--quit-after AUTH");
        return recipes(swaks(options));
    }

    private List<Recipe> recipes(Recipe swaks) {
        return List.of(swaks, openssl(), curl(), powerShell());
    }

    private Recipe swaks(List<String> options) {
        String tls = endpoint.door() == Door.IMPLICIT_TLS ? "--tls-on-connect" : "--tls";
        String line = "swaks --server " + Quoted.unix(endpoint.host()) + " --port " + endpoint.port() + " " + tls
                + " --tls-verify " + String.join(" ", options);
        return new Recipe("swaks", Shell.UNIX, List.of(line));
    }

    private Recipe openssl() {
        String host = Quoted.unix(endpoint.host());
        String line = "openssl s_client -connect " + Quoted.unix(endpoint.place())
                + (endpoint.door() == Door.IMPLICIT_TLS ? "" : " -starttls smtp")
                + (endpoint.isAddress()
                        ? " -noservername -verify_ip " + host
                        : " -servername " + host + " -verify_hostname " + host)
                + " </dev/null";
        return new Recipe("openssl", Shell.UNIX, List.of(line));
    }

    /** Only a look: when it logs in, its own trace shows the password. */
    private Recipe curl() {
        String url = (endpoint.door() == Door.IMPLICIT_TLS ? "smtps://" : "smtp://") + endpoint.place();
        return new Recipe(
                "curl",
                Shell.UNIX,
                List.of("curl -v --ssl-reqd --connect-timeout 15 --max-time 60 --url " + Quoted.unix(url)));
    }

    private Recipe powerShell() {
        String host = Quoted.powerShell(endpoint.host());
        List<String> lines = new ArrayList<>();
        if (!endpoint.isAddress()) {
            lines.add("Resolve-DnsName -Name " + host);
        }
        lines.add("Test-NetConnection -ComputerName " + host + " -Port " + endpoint.port());
        lines.add("$c = New-Object Net.Sockets.TcpClient(" + host + ", " + endpoint.port() + "); $s = $c.GetStream();"
                + " $s.ReadTimeout = 15000");
        if (endpoint.door() != Door.IMPLICIT_TLS) {
            lines.add("$r = New-Object IO.StreamReader($s); $w = New-Object IO.StreamWriter($s);"
                    + " $w.NewLine = \"`r`n\"; $w.AutoFlush = $true; $r.ReadLine()");
            lines.add("$w.WriteLine('EHLO [127.0.0.1]'); do { $l = $r.ReadLine(); $l } while ($l -like '250-*')");
            lines.add("$w.WriteLine('STARTTLS'); $r.ReadLine()");
        }
        lines.add("$t = New-Object Net.Security.SslStream($s); $t.AuthenticateAsClient(" + host + ");"
                + " $t | Format-List SslProtocol, CipherAlgorithm, IsAuthenticated; $c.Close()");
        return new Recipe("PowerShell", Shell.POWERSHELL, lines);
    }
}
