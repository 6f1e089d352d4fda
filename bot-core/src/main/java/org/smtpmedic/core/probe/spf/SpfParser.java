package org.smtpmedic.core.probe.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smtpmedic.core.probe.spf.Mechanism.PrefixLengths;
import org.smtpmedic.core.probe.spf.SpfRecord.Directive;
import org.smtpmedic.core.probe.spf.SpfRecord.Redirect;

/** Reads the text of a record (RFC 7208, section 4.6.1). All of it is checked before anything is evaluated. */
final class SpfParser {
    static final String VERSION = "v=spf1";

    private static final String MODIFIER_NAME = "[A-Za-z][A-Za-z0-9._-]*";

    private final List<Directive> directives = new ArrayList<>();
    private Optional<Redirect> redirect = Optional.empty();
    private Optional<MacroString> explanation = Optional.empty();

    private SpfParser() {}

    /** Whether a TXT record claims to be an SPF record at all. */
    static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    static SpfRecord parse(String text) throws SpfSyntaxException {
        var parser = new SpfParser();
        for (String term : text.substring(VERSION.length()).split(" +", -1)) {
            if (!term.isEmpty()) {
                parser.term(term);
            }
        }
        return new SpfRecord(parser.directives, parser.redirect, parser.explanation);
    }

    private void term(String term) throws SpfSyntaxException {
        if (!term.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new SpfSyntaxException("\"" + term + "\" has characters that a record must not have");
        }
        int end = nameEnd(term);
        if (end < term.length() && term.charAt(end) == '=') {
            modifier(term, end);
        } else {
            directive(term);
        }
    }

    private static int nameEnd(String term) {
        for (int i = 0; i < term.length(); i++) {
            if ("=:/".indexOf(term.charAt(i)) >= 0) {
                return i;
            }
        }
        return term.length();
    }

    private void modifier(String term, int equals) throws SpfSyntaxException {
        String name = term.substring(0, equals);
        if (!name.matches(MODIFIER_NAME)) {
            throw new SpfSyntaxException("\"" + term + "\" is no modifier");
        }
        String value = term.substring(equals + 1);
        switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> {
                once(redirect, name);
                redirect = Optional.of(new Redirect(MacroParser.domain(value), term));
            }
            case "exp" -> {
                once(explanation, name);
                explanation = Optional.of(MacroParser.domain(value));
            }
            default -> MacroParser.text(value);
        }
    }

    private static void once(Optional<?> earlier, String name) throws SpfSyntaxException {
        if (earlier.isPresent()) {
            throw new SpfSyntaxException("\"" + name + "=\" stands in it twice");
        }
    }

    private void directive(String term) throws SpfSyntaxException {
        Optional<Qualifier> qualifier = switch (term.charAt(0)) {
            case '+' -> Optional.of(Qualifier.PLUS);
            case '-' -> Optional.of(Qualifier.MINUS);
            case '~' -> Optional.of(Qualifier.TILDE);
            case '?' -> Optional.of(Qualifier.QUESTION);
            default -> Optional.empty();
        };
        String text = qualifier.isPresent() ? term.substring(1) : term;
        int end = nameEnd(text);
        String name = text.substring(0, end).toLowerCase(Locale.ROOT);
        var argument = new TermArgument(text.substring(end), term);
        directives.add(new Directive(qualifier.orElse(Qualifier.PLUS), mechanism(name, argument), term));
    }

    private static Mechanism mechanism(String name, TermArgument argument) throws SpfSyntaxException {
        return switch (name) {
            case "all" -> {
                argument.mustBeAbsent();
                yield new Mechanism.All();
            }
            case "include" -> new Mechanism.Include(MacroParser.domain(argument.required()));
            case "exists" -> new Mechanism.Exists(MacroParser.domain(argument.required()));
            case "ptr" -> new Mechanism.Ptr(target(argument.optional()));
            case "a" -> {
                TermArgument.Split split = argument.split();
                yield new Mechanism.A(target(split.before()), prefixes(split));
            }
            case "mx" -> {
                TermArgument.Split split = argument.split();
                yield new Mechanism.Mx(target(split.before()), prefixes(split));
            }
            case "ip4" -> {
                TermArgument.Network network = argument.network(AddressRange.IP4_BITS);
                yield new Mechanism.Network(AddressRange.ip4(network.address(), network.prefix()));
            }
            case "ip6" -> {
                TermArgument.Network network = argument.network(AddressRange.IP6_BITS);
                yield new Mechanism.Network(AddressRange.ip6(network.address(), network.prefix()));
            }
            default -> throw argument.broken("is no mechanism of SPF");
        };
    }

    private static Optional<MacroString> target(Optional<String> text) throws SpfSyntaxException {
        return text.isPresent() ? Optional.of(MacroParser.domain(text.get())) : Optional.empty();
    }

    private static PrefixLengths prefixes(TermArgument.Split split) {
        return new PrefixLengths(split.ip4(), split.ip6());
    }
}
