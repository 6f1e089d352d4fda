package org.smtpmedic.core.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The platform that the tests of a class play on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Plays {
    Platform value();

    /** The platforms, as the table of parity calls them. */
    enum Platform {
        LOCAL("Local chat"),
        SLACK("Slack"),
        TEAMS("Teams");

        private final String title;

        Platform(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
