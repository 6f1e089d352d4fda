/** OAuth for SMTP: what a token and an XOAUTH2 string tell without the network, and how to get a token for one test. */
@NullMarked
package org.smtpmedic.core.probe.oauth;

import org.jspecify.annotations.NullMarked;
