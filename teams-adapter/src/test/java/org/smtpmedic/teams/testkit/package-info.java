/** A make-believe channel: its keys, its tokens, its connector. */
@NullMarked
package org.smtpmedic.teams.testkit;

import org.jspecify.annotations.NullMarked;
