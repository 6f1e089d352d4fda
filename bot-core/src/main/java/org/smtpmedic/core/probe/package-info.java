/** A look at the world: real attempts against a mail server. */
@NullMarked
package org.smtpmedic.core.probe;

import org.jspecify.annotations.NullMarked;
