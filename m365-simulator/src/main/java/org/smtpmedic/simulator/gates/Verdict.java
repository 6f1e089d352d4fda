package org.smtpmedic.simulator.gates;

/** What the gates say to one attempt. */
public sealed interface Verdict {

    /** All gates are open. */
    record Admit() implements Verdict {}

    /**
     * A gate is shut.
     *
     * @param code the three digits
     * @param enhanced the enhanced status code
     * @param sentence the reason in the server's words, without its trailer
     */
    record Refuse(int code, String enhanced, String sentence) implements Verdict {
        /** The reply as a client sees it, without the trailer. */
        public String reply() {
            return code + " " + enhanced + " " + sentence;
        }
    }
}
