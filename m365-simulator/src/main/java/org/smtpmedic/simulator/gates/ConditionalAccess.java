package org.smtpmedic.simulator.gates;

/** What the strictest Conditional Access policy that covers the account does. */
public enum ConditionalAccess {
    NONE,
    BLOCKS_LEGACY,
    REQUIRES_MFA
}
