/** From pasted text to what went wrong. */
@NullMarked
package org.smtpmedic.core.diagnosis;

import org.jspecify.annotations.NullMarked;
