/** The command line. */
@NullMarked
package org.smtpmedic.server.cli;

import org.jspecify.annotations.NullMarked;
