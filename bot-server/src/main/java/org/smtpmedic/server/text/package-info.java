/** Bytes from outside as text. */
@NullMarked
package org.smtpmedic.server.text;

import org.jspecify.annotations.NullMarked;
