/** What the channel says, as events of the core. Everything in an activity is untrusted and may be missing or absurd. */
@NullMarked
package org.smtpmedic.teams.activity;

import org.jspecify.annotations.NullMarked;
