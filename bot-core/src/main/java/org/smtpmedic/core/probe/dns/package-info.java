/** Questions to the DNS and their answers. Only the resolvers of the operator or the system are ever asked. */
@NullMarked
package org.smtpmedic.core.probe.dns;

import org.jspecify.annotations.NullMarked;
