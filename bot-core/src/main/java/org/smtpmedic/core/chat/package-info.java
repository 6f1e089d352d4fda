/** What a chat platform can tell us, and what we can ask of it. */
@NullMarked
package org.smtpmedic.core.chat;

import org.jspecify.annotations.NullMarked;
