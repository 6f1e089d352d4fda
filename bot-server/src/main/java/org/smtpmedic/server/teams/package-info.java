/** Teams on the program's one port. */
@NullMarked
package org.smtpmedic.server.teams;

import org.jspecify.annotations.NullMarked;
