/** The same test with other people's tools, for the machine where the device stands: the lines to type, and what they printed. */
@NullMarked
package org.smtpmedic.core.probe.recipe;

import org.jspecify.annotations.NullMarked;
