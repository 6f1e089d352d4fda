package org.smtpmedic.core.probe.target;

import java.util.List;
import java.util.Set;

/** Where Microsoft takes mail in, in its public and sovereign clouds. As of 2026-11; docs/probe.md gives the sources. */
public final class MicrosoftHosts {
    private static final Set<String> SUBMISSION = Set.of(
            "smtp.office365.com",
            "smtp-legacy.office365.com",
            "smtp-mail.outlook.com",
            "smtp.hve.mx.microsoft",
            "smtp-hve.office365.com",
            "smtp.azurecomm.net",
            "smtp.office365.us",
            "smtp.partner.outlook.cn",
            "smtp-legacy.partner.outlook.cn");

    /** Names of the mail exchangers that tenants get. */
    private static final List<String> EXCHANGER_ENDINGS = List.of(
            ".mail.protection.outlook.com",
            ".mail.protection.office365.us",
            ".mail.protection.partner.outlook.cn",
            ".mx.microsoft");

    private MicrosoftHosts() {}

    /** Whether clients log in there. */
    public static boolean submits(String host) {
        return SUBMISSION.contains(host);
    }

    static boolean exchanges(String host) {
        return !submits(host) && EXCHANGER_ENDINGS.stream().anyMatch(host::endsWith);
    }
}
