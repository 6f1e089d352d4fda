/** Microsoft Teams: activities to events of the core, cards of the core to messages. */
@NullMarked
package org.smtpmedic.teams;

import org.jspecify.annotations.NullMarked;
