package org.smtpmedic.server;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids of cases and reminders: short enough to be said on the phone, without letters that look or sound like others. */
final class CaseIds {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CaseIds() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
