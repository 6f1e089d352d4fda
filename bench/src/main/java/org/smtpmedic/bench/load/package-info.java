/** What stored cases and waiting reminders cost: start-up, memory, answers, and how late a ping is. */
@NullMarked
package org.smtpmedic.bench.load;

import org.jspecify.annotations.NullMarked;
