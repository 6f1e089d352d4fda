/** The operator's configuration: one file and the environment, checked before anything starts. */
@NullMarked
package org.smtpmedic.server.config;

import org.jspecify.annotations.NullMarked;
