/** Cards as Block Kit. */
@NullMarked
package org.smtpmedic.slack.card;

import org.jspecify.annotations.NullMarked;
