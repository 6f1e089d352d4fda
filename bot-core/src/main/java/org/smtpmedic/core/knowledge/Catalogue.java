package org.smtpmedic.core.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All knowledge, read and checked. Immutable. References between its parts are known to hold. */
public record Catalogue(
        Map<String, Cause> causes,
        Map<String, Step> steps,
        List<Gate> gates,
        Map<String, Retirement> retirements,
        Map<String, Source> sources) {

    public Catalogue {
        causes = ordered(causes);
        steps = ordered(steps);
        gates = List.copyOf(gates);
        retirements = ordered(retirements);
        sources = ordered(sources);
    }

    public Optional<Cause> cause(String id) {
        return Optional.ofNullable(causes.get(id));
    }

    public Optional<Step> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<Gate> gate(int number) {
        return gates.stream().filter(gate -> gate.number() == number).findFirst();
    }

    /** The steps of a cause, least privilege first. */
    public List<Step> stepsOf(Cause cause) {
        return cause.steps().stream().map(this::step).flatMap(Optional::stream).toList();
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <T> Map<String, T> byId(List<T> values, Function<T, String> id) {
        return values.stream()
                .collect(Collectors.toMap(id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }
}
