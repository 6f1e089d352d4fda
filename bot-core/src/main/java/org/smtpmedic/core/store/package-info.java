/** JDBC, migrations, and the outbox. */
@NullMarked
package org.smtpmedic.core.store;

import org.jspecify.annotations.NullMarked;
