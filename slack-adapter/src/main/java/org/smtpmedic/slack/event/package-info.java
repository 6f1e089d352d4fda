/** What Slack sends, checked and read. Nothing here calls anybody. */
@NullMarked
package org.smtpmedic.slack.event;

import org.jspecify.annotations.NullMarked;
