/** What was said in recent sessions, without secrets. */
@NullMarked
package org.smtpmedic.simulator.journal;

import org.jspecify.annotations.NullMarked;
