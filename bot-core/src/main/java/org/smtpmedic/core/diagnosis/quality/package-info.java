/** How well the diagnosis does on texts whose cause is known. */
@NullMarked
package org.smtpmedic.core.diagnosis.quality;

import org.jspecify.annotations.NullMarked;
