/** Slack's Web API: one client, answers without exceptions, rate limits kept. */
@NullMarked
package org.smtpmedic.slack.api;

import org.jspecify.annotations.NullMarked;
