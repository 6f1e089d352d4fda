package org.smtpmedic.core.knowledge;

import java.util.Optional;

/** Where a fact comes from. {@code date} is a year, a year and month, or a day. */
public record Source(String id, String title, Optional<String> url, Optional<String> date) {}
