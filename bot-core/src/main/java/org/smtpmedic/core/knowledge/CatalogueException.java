package org.smtpmedic.core.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue cannot be used. Carries everything that is wrong with it, not only the first thing. */
public final class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public CatalogueException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of files and lines; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param file path inside the catalogue, such as {@code causes/account-locked.yaml}
     * @param line counted from 1
     * @param reason one sentence for the author of the file
     */
    public record Problem(String file, int line, String reason) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + reason;
        }
    }
}
