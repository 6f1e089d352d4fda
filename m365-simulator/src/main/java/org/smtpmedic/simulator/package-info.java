/** A make-believe Microsoft 365 on loopback, for the demo and for tests. */
@NullMarked
package org.smtpmedic.simulator;

import org.jspecify.annotations.NullMarked;
