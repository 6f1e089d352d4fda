/** One troubleshooting case: a state machine with history. */
@NullMarked
package org.smtpmedic.core.casework;

import org.jspecify.annotations.NullMarked;
