/** Measures how fast a paste is diagnosed. */
@NullMarked
package org.smtpmedic.bench;

import org.jspecify.annotations.NullMarked;
