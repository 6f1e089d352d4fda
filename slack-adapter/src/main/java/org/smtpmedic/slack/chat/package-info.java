/** Cards to Slack: where a conversation lives, and what becomes of a message. */
@NullMarked
package org.smtpmedic.slack.chat;

import org.jspecify.annotations.NullMarked;
