package org.smtpmedic.server.knowledge;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;

/** Tells the operator. */
public final class NewsLog {
    private static final Logger LOG = LoggerFactory.getLogger(NewsLog.class);

    private NewsLog() {}

    public static void tell(News news) {
        switch (news) {
            case News.Taken taken -> LOG.info("The changed catalogue is in use: {}", Counts.of(taken.loaded()));
            case News.Refused refused ->
                LOG.warn(
                        "The changed catalogue is not used, the one from before stays; {} at fault:{}",
                        refused.problems().size(),
                        refused.problems().stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining("\n  ", "\n  ", "")));
        }
    }
}
