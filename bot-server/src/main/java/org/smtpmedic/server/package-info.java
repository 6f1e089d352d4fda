/** The program: everything wired together. */
@NullMarked
package org.smtpmedic.server;

import org.jspecify.annotations.NullMarked;
