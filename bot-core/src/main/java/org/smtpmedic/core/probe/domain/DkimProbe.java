package org.smtpmedic.core.probe.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.dns.DnsLookup;
import org.smtpmedic.core.probe.dns.DomainName;
import org.smtpmedic.core.probe.dns.RecordType;

/** The two selectors that Microsoft 365 signs with. Keys under other selectors cannot be found by asking. */
final class DkimProbe implements StageProbe {
    private static final List<String> SELECTORS = List.of("selector1", "selector2");

    @Override
    public Stage stage() {
        return Stage.DKIM;
    }

    @Override
    public Finding look(DomainName domain, DnsLookup lookup) {
        List<DkimSelector> selectors =
                SELECTORS.stream().map(s -> DkimSelector.of(s, domain, lookup)).toList();
        List<Fact> facts = selectors.stream().flatMap(DkimProbe::facts).toList();
        return unknown(selectors, facts).orElseGet(() -> judged(selectors, facts, domain));
    }

    private static Optional<Finding> unknown(List<DkimSelector> selectors, List<Fact> facts) {
        for (DkimSelector selector : selectors) {
            if (selector.state() instanceof DkimSelector.State.Silent(Duration waited)) {
                return Optional.of(Finding.silent(facts, waited));
            }
            if (selector.state() instanceof DkimSelector.State.Unresolved(String reason)) {
                return Optional.of(Finding.unresolved(facts, RecordType.TXT, selector.name(), reason));
            }
        }
        return Optional.empty();
    }

    private static Finding judged(List<DkimSelector> selectors, List<Fact> facts, DomainName domain) {
        if (selectors.stream().allMatch(s -> s.state() instanceof DkimSelector.State.Absent)) {
            return Finding.warning(
                    facts,
                    "There is no key at selector1 or selector2 of " + domain + ": Microsoft 365 cannot sign with this"
                            + " domain's name, which DMARC needs. Other providers' selectors were not tested.");
        }
        String complaints = selectors.stream()
                .flatMap(selector -> complaint(selector, domain).stream())
                .collect(Collectors.joining(" "));
        if (complaints.isEmpty()) {
            return Finding.passed(facts, "Both selectors of Microsoft 365 have a key that receivers can use.");
        }
        return selectors.stream().anyMatch(DkimSelector::isUsable)
                ? Finding.warning(facts, complaints)
                : Finding.failed(facts, complaints);
    }

    private static Stream<Fact> facts(DkimSelector selector) {
        var facts = new ArrayList<Fact>();
        facts.add(Finding.fact(selector.name(), state(selector.state())));
        selector.aliases().forEach(alias -> facts.add(Finding.fact("CNAME", alias)));
        selector.microsoftForm().ifPresent(form -> facts.add(Finding.fact("Form", form)));
        return facts.stream();
    }

    private static String state(DkimSelector.State state) {
        return switch (state) {
            case DkimSelector.State.HasKey(DkimKey key) ->
                switch (key) {
                    case DkimKey.Usable(String kind, int bits, boolean testing) ->
                        kind + " key of " + bits + " bits" + (testing ? ", marked as a test (t=y)" : "");
                    case DkimKey.Revoked _ -> "key withdrawn (empty p=)";
                    case DkimKey.Malformed(String problem) -> "unusable: " + problem;
                };
            case DkimSelector.State.Absent _ -> "nothing there";
            case DkimSelector.State.Dangling _ -> "CNAME without a key behind it";
            case DkimSelector.State.Circle _ -> "CNAME records in a circle";
            case DkimSelector.State.Unresolved(String reason) -> reason;
            case DkimSelector.State.Silent _ -> "no answer in time";
        };
    }

    private static Optional<String> complaint(DkimSelector selector, DomainName domain) {
        String name = selector.name();
        return switch (selector.state()) {
            case DkimSelector.State.HasKey(DkimKey key) ->
                complaint(name, key).or(() -> foreignTarget(selector, domain));
            case DkimSelector.State.Absent _ ->
                Optional.of(name + " has nothing; Microsoft 365 needs both selectors to change keys.");
            case DkimSelector.State.Dangling _ ->
                Optional.of("The CNAME of " + name + " leads to a name without a key: it is mistyped, or DKIM was"
                        + " not switched on in Microsoft 365.");
            case DkimSelector.State.Circle _ -> Optional.of("The CNAME records of " + name + " lead in a circle.");
            case DkimSelector.State.Unresolved _, DkimSelector.State.Silent _ -> Optional.empty();
        };
    }

    private static Optional<String> complaint(String name, DkimKey key) {
        return switch (key) {
            case DkimKey.Usable usable
            when !usable.isAccepted() ->
                Optional.of("The key at " + name + " has only " + usable.bits() + " bits; receivers refuse it.");
            case DkimKey.Usable usable
            when usable.isWeak() ->
                Optional.of("The key at " + name + " has " + usable.bits() + " bits; 2048 are advised.");
            case DkimKey.Usable usable
            when usable.testing() ->
                Optional.of("The key at " + name + " is marked as a test (t=y); receivers may not count it.");
            case DkimKey.Usable _ -> Optional.empty();
            case DkimKey.Revoked _ -> Optional.of("The key at " + name + " was withdrawn (its p= is empty).");
            case DkimKey.Malformed(String problem) ->
                Optional.of("The key at " + name + " is unusable: " + problem + ".");
        };
    }

    /** Microsoft writes selector and domain into the target, with hyphens for dots; a domain with hyphens is written otherwise. */
    private static Optional<String> foreignTarget(DkimSelector selector, DomainName domain) {
        String own = selector.name().substring(0, selector.name().indexOf('.')) + "-"
                + domain.ascii().replace('.', '-') + ".";
        boolean foreign = !domain.ascii().contains("-")
                && selector.microsoftForm().isPresent()
                && selector.aliases().stream().noneMatch(alias -> alias.startsWith(own));
        return foreign
                ? Optional.of("The CNAME of " + selector.name() + " leads to the key of another selector or domain;"
                        + " one that begins with " + own + " is expected.")
                : Optional.empty();
    }
}
