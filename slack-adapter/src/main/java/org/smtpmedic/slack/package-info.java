/** The connection to Slack, put together: Socket Mode or HTTP in, the Web API out. */
@NullMarked
package org.smtpmedic.slack;

import org.jspecify.annotations.NullMarked;
