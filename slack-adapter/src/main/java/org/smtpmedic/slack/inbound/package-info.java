/** From what Slack sent to the core: acknowledged at once, handed over by id, so that what comes twice is done once. */
@NullMarked
package org.smtpmedic.slack.inbound;

import org.jspecify.annotations.NullMarked;
