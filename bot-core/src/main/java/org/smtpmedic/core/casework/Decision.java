package org.smtpmedic.core.casework;

import java.util.List;

/**
 * What comes of a command.
 *
 * @param next the case as it stands from now on
 * @param events what goes into its history, in order
 * @param effects what has to happen outside, in order
 */
public record Decision(Case next, List<CaseEvent> events, List<Effect> effects) {
    public Decision {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }

    static Decision nothing(Case theCase) {
        return new Decision(theCase, List.of(), List.of());
    }

    static Decision say(Case theCase, Notice notice) {
        return new Decision(theCase, List.of(), List.of(new Effect.Say(notice)));
    }
}
