/** The SMTP side: Exchange Online's dialogue, bounded in every direction. */
@NullMarked
package org.smtpmedic.simulator.smtp;

import org.jspecify.annotations.NullMarked;
