package org.smtpmedic.simulator.gates;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One position of a {@link GateSwitch}.
 *
 * @param id stable, lower case, for forms
 * @param label what a person reads
 * @param taken whether the switch stands here
 * @param take moves the switch here
 */
public record GateChoice(String id, String label, Predicate<Gates> taken, UnaryOperator<Gates> take) {

    static <T> GateChoice of(
            String id, String label, T value, Function<Gates, T> read, BiFunction<Gates, T, Gates> write) {
        return new GateChoice(id, label, gates -> read.apply(gates).equals(value), gates -> write.apply(gates, value));
    }
}
