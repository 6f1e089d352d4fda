/** What the adapter has to remember beside the core's data. */
@NullMarked
package org.smtpmedic.teams.store;

import org.jspecify.annotations.NullMarked;
