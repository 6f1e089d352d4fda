package org.smtpmedic.slack.api;

import java.time.Duration;

/** What became of a call of the Web API. */
public sealed interface Answer<T> {

    /** Slack did it. */
    record Ok<T>(T response) implements Answer<T> {}

    /** Slack refused. {@code error} is Slack's own word for it, such as {@code not_in_channel}. */
    record Refused<T>(String error) implements Answer<T> {}

    /** Too many calls of this method in this workspace; not before {@code after}. */
    record Limited<T>(Duration after) implements Answer<T> {}

    /** Slack, or the way there, is out of order. */
    record Away<T>(String reason) implements Answer<T> {}
}
