/** Who may speak to the bot as the channel: nobody, unless a token proves it. */
@NullMarked
package org.smtpmedic.teams.gate;

import org.jspecify.annotations.NullMarked;
