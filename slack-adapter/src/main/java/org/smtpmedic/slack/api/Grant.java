package org.smtpmedic.slack.api;

/** With which token a workspace may be called. */
public sealed interface Grant {
    record Granted(Token token) implements Grant {}

    /** The bot is not installed there. */
    record NotInstalled() implements Grant {}

    /** It is, but its token cannot be had at the moment. {@code reason} is for the operator's log. */
    record Later(String reason) implements Grant {}
}
