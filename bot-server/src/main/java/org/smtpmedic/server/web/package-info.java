/** The HTTP server: one port, small handlers, tight limits. */
@NullMarked
package org.smtpmedic.server.web;

import org.jspecify.annotations.NullMarked;
