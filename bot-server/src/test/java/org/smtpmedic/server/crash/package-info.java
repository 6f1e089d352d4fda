/** The real program, mistreated. */
@NullMarked
package org.smtpmedic.server.crash;

import org.jspecify.annotations.NullMarked;
