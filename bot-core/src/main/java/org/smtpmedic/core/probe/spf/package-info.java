/** An evaluator of Sender Policy Framework records (RFC 7208) that shows how it came to its verdict. */
@NullMarked
package org.smtpmedic.core.probe.spf;

import org.jspecify.annotations.NullMarked;
