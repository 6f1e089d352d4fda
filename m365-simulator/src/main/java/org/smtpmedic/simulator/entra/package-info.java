/** The make-believe Entra ID: device-code and token endpoints, and the tokens they make. */
@NullMarked
package org.smtpmedic.simulator.entra;

import org.jspecify.annotations.NullMarked;
