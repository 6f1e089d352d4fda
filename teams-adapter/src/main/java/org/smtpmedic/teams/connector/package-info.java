/** What the bot asks of the channel's connector. The retired SDK stands in one class here and nowhere else. */
@NullMarked
package org.smtpmedic.teams.connector;

import org.jspecify.annotations.NullMarked;
