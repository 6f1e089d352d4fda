/** What can go wrong and what to do about it: the catalogue. */
@NullMarked
package org.smtpmedic.core.knowledge;

import org.jspecify.annotations.NullMarked;
