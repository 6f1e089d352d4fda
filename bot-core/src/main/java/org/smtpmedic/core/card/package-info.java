/** What a person sees, without a platform. */
@NullMarked
package org.smtpmedic.core.card;

import org.jspecify.annotations.NullMarked;
