/** Waiting, pinging, retesting, undo reminders. */
@NullMarked
package org.smtpmedic.core.followup;

import org.jspecify.annotations.NullMarked;
