/** What the server can be told to do in one place of the dialogue, instead of what it would do by itself. */
@NullMarked
package org.smtpmedic.simulator.play;

import org.jspecify.annotations.NullMarked;
