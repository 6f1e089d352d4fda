/** Reads what other programs printed when they made a test, and says it in the stages of our own. */
@NullMarked
package org.smtpmedic.core.probe.readback;

import org.jspecify.annotations.NullMarked;
