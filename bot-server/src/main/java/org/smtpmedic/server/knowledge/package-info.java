/** What the bot knows: the bundled catalogue with the operator's folder over it, read again when that changes. */
@NullMarked
package org.smtpmedic.server.knowledge;

import org.jspecify.annotations.NullMarked;
