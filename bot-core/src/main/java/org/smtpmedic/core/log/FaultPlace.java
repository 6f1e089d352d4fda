package org.smtpmedic.core.log;

import java.util.Arrays;

/** What a log may say of an exception. Its words can quote what people wrote; its kind and its place cannot. */
public final class FaultPlace {
    private FaultPlace() {}

    /** The exception's class, and the line that threw it where that is known. */
    public static String of(Throwable e) {
        return e.getClass().getName()
                + Arrays.stream(e.getStackTrace())
                        .findFirst()
                        .map(at -> " at " + at)
                        .orElse("");
    }
}
