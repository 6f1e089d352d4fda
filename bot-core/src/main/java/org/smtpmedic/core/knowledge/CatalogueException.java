package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue's files do not hold together. Carries everything that is wrong, not only the first thing. */
public final class CatalogueException extends RuntimeException {

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param file path relative to the catalogue's folder
     * @param line counted from 1; 0 where the whole file is meant
     */
    public record Problem(String file, int line, String reason) {
        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
        }
    }

    public CatalogueException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
