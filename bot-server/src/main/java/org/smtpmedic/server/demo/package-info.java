/** What stands beside the chat in the demo: a make-believe tenant, and a clock that runs as it is told. */
@NullMarked
package org.smtpmedic.server.demo;

import org.jspecify.annotations.NullMarked;
