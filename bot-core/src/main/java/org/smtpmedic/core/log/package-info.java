/** What may be written into logs. */
@NullMarked
package org.smtpmedic.core.log;

import org.jspecify.annotations.NullMarked;
