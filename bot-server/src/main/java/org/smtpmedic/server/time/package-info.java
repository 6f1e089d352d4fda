/** Where the program's time comes from. */
@NullMarked
package org.smtpmedic.server.time;

import org.jspecify.annotations.NullMarked;
