/** The make-believe tenant: one mailbox and its gates. */
@NullMarked
package org.smtpmedic.simulator.tenant;

import org.jspecify.annotations.NullMarked;
