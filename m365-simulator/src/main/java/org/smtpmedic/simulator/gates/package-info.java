/** The gates a submission has to pass, and what is said at a shut one. */
@NullMarked
package org.smtpmedic.simulator.gates;

import org.jspecify.annotations.NullMarked;
