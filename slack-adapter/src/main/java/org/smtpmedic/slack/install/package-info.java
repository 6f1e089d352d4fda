/** Many workspaces: installed over OAuth, their tokens sealed in our database and renewed before they run out. */
@NullMarked
package org.smtpmedic.slack.install;

import org.jspecify.annotations.NullMarked;
