/** How often, and how many at a time, may test. */
@NullMarked
package org.smtpmedic.core.probe.rate;

import org.jspecify.annotations.NullMarked;
