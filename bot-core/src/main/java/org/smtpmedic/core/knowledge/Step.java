package org.smtpmedic.core.knowledge;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to do, as its file in the catalogue tells it ({@code docs/catalogue-format.md}). Commands may hold placeholders; see
 * {@link Placeholders}.
 *
 * @param role the smallest role that can do it
 * @param licence what the tenant must own, or {@code none}
 * @param safer ids of steps that reach the goal with less risk
 */
public record Step(
        String id,
        String title,
        String why,
        Kind kind,
        String role,
        String licence,
        Optional<Portal> portal,
        List<String> powershell,
        Verify verify,
        Optional<Wait> waiting,
        Risk risk,
        Optional<Undo> undo,
        List<String> safer,
        List<String> notes,
        List<String> sources,
        LocalDate asOf) {

    public Step {
        Objects.requireNonNull(id);
        powershell = List.copyOf(powershell);
        safer = List.copyOf(safer);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    Step withSafer(List<String> others) {
        return new Step(
                id,
                title,
                why,
                kind,
                role,
                licence,
                portal,
                powershell,
                verify,
                waiting,
                risk,
                undo,
                others,
                notes,
                sources,
                asOf);
    }

    public enum Kind {
        /** A question that decides. */
        ASK,
        /** Looks, and changes nothing. */
        CHECK,
        /** Changes something. */
        FIX,
        /** Reaches the goal without weakening anything. */
        SAFER,
        /** Closes or guards afterwards. */
        HARDEN
    }

    /** Where to click: the portal's name, its address and the path through its menus. */
    public record Portal(String name, Optional<String> url, List<String> path) {
        public Portal {
            path = List.copyOf(path);
        }
    }

    /** How to see that it worked. */
    public record Verify(String look, List<String> powershell) {
        public Verify {
            powershell = List.copyOf(powershell);
        }
    }

    /** How long a change takes: when a retest makes sense, and the longest it was seen to take. */
    public record Wait(Duration suggest, Optional<Duration> atMost, Basis basis) {
        public enum Basis {
            /** Microsoft gives the figure. */
            OFFICIAL,
            /** Experience; Microsoft gives none. */
            PRACTICAL
        }
    }

    public record Risk(Level level, Optional<String> note) {
        public enum Level {
            NONE,
            LOW,
            MEDIUM,
            HIGH,
            /** Needs a confirmation, and a second pair of eyes. */
            CRITICAL
        }
    }

    /** What to take back, and when to ask for it. */
    public record Undo(Duration after, String title, List<String> powershell) {
        public Undo {
            powershell = List.copyOf(powershell);
        }
    }
}
