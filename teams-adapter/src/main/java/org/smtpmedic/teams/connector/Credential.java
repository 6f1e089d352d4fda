package org.smtpmedic.teams.connector;

import java.nio.file.Path;

/** With what the bot proves to Entra that it is the app. */
public sealed interface Credential {

    /** A client secret of the app registration. */
    record ClientSecret(Hidden secret) implements Credential {}

    /** A certificate of the app registration, as a PKCS#12 file that holds its key. */
    record Certificate(Path file, Hidden password) implements Credential {}

    /** A token of another identity provider that the app registration trusts, read anew from the file each time: workload identity. */
    record FederatedToken(Path file) implements Credential {}

    /** The user-assigned managed identity of the machine; its client id is the bot's app id. */
    record ManagedIdentity() implements Credential {}
}
