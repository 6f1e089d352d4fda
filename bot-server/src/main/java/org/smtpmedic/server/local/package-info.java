/** The chat of the local page: a platform like Slack and Teams, with the page in the place of their clients. */
@NullMarked
package org.smtpmedic.server.local;

import org.jspecify.annotations.NullMarked;
