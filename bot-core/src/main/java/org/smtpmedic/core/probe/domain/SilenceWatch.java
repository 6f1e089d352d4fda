package org.smtpmedic.core.probe.domain;

import java.time.Duration;
import java.util.Optional;
import org.smtpmedic.core.probe.dns.Answer;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.RecordType;

/** Remembers whether a question was left without any answer. For one thread. */
final class SilenceWatch implements DnsLookup {
    private final DnsLookup lookup;
    private Optional<Duration> silence = Optional.empty();

    SilenceWatch(DnsLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Answer ask(String name, RecordType type) {
        Answer answer = lookup.ask(name, type);
        if (answer instanceof Answer.Timeout(Duration waited)) {
            silence = Optional.of(waited);
        }
        return answer;
    }

    /** How long the last unanswered question took. */
    Optional<Duration> silence() {
        return silence;
    }
}
