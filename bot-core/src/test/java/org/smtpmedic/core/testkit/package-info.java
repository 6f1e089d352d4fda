/** What tests of several modules share. */
@NullMarked
package org.smtpmedic.core.testkit;

import org.jspecify.annotations.NullMarked;
