/** A whole test of a mail path: what the DNS says, then what the server says. */
@NullMarked
package org.smtpmedic.core.probe.path;

import org.jspecify.annotations.NullMarked;
