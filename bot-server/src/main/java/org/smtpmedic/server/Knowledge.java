package org.smtpmedic.server;

import java.util.function.Function;
import org.smtpmedic.core.diagnosis.Diagnosis;
import org.smtpmedic.core.knowledge.Catalogue;

/** What the program knows, and how it reads a text with that. */
public record Knowledge(Catalogue catalogue, Function<String, Diagnosis> diagnostician) {}
