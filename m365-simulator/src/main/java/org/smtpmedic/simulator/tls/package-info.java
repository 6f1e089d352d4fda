/** A certificate of one's own, made at start. */
@NullMarked
package org.smtpmedic.simulator.tls;

import org.jspecify.annotations.NullMarked;
