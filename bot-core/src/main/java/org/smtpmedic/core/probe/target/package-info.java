/** What may be dialled at all: judges what a stranger typed before a single packet leaves. */
@NullMarked
package org.smtpmedic.core.probe.target;

import org.jspecify.annotations.NullMarked;
