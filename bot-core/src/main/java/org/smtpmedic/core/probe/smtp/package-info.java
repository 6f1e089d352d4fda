/** The mail dialogue in stages: what a server at a vetted target says, and where it goes wrong. */
@NullMarked
package org.smtpmedic.core.probe.smtp;

import org.jspecify.annotations.NullMarked;
