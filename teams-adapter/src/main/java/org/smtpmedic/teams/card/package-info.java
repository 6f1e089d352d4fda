/** Cards as Adaptive Cards. */
@NullMarked
package org.smtpmedic.teams.card;

import org.jspecify.annotations.NullMarked;
