/** The addresses that people's browsers call to install the app in Slack. */
@NullMarked
package org.smtpmedic.server.slack;

import org.jspecify.annotations.NullMarked;
