/** What the DNS says of a mail domain, stage by stage. */
@NullMarked
package org.smtpmedic.core.probe.domain;

import org.jspecify.annotations.NullMarked;
