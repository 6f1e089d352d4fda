/** One-time forms for a secret, so that nobody has to type one into a chat. */
@NullMarked
package org.smtpmedic.server.form;

import org.jspecify.annotations.NullMarked;
