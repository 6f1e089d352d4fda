package org.smtpmedic.core.probe.smtp;

import java.nio.file.Path;
import java.util.List;

/** The configuration of {@link PostfixPeer}: a submission server as its documentation recommends, that delivers nothing. */
final class PostfixConfiguration {
    /** The services behind the ports. */
    static final String HELPERS = """
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd
            """;

    /** Lets a service speak a TLS that this OpenSSL would not speak by itself. */
    static final String OPENSSL = """
            openssl_conf = whole
            [whole]
            ssl_conf = tls
            [tls]
            system_default = all
            [all]
            MinProtocol = TLSv1
            CipherString = ALL:@SECLEVEL=0
            """;

    private PostfixConfiguration() {}

    static String main(Path folder) {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = mail.fabrikam.com
                mydestination = fabrikam.com
                local_recipient_maps =
                mynetworks = 192.0.2.255/32
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                default_transport = discard:
                local_transport = discard:
                relay_transport = discard:
                alias_maps =
                alias_database =
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = %1$s
                import_environment = MAIL_CONFIG=%1$s/conf OPENSSL_CONF=%1$s/openssl.cnf
                smtpd_tls_security_level = may
                smtpd_tls_chain_files = %1$s/server.pem
                smtpd_tls_loglevel = 1
                smtpd_tls_auth_only = yes
                smtpd_sasl_auth_enable = yes
                smtpd_sasl_type = dovecot
                smtpd_sasl_path = private/auth
                smtpd_sasl_security_options = noanonymous
                smtpd_sender_login_maps = inline:{ scanner@contoso.com=scanner@contoso.com }
                smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch
                smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
                smtpd_client_connection_rate_limit = 0
                smtpd_timeout = 60s
                """.formatted(folder);
    }

    /** The lines of {@code master.cf} for a port. */
    static String service(int port, List<String> options) {
        var text = new StringBuilder("127.0.0.1:%d inet n - n - - smtpd%n".formatted(port));
        options.forEach(option -> text.append("  -o { %s }%n".formatted(option)));
        return text.toString();
    }
}
