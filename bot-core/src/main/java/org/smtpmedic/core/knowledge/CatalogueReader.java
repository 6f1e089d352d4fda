package org.smtpmedic.core.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.smtpmedic.core.knowledge.CatalogueException.Problem;
import org.smtpmedic.core.knowledge.CatalogueLoader.Ids;

/** Turns the files into records. References are checked last, when every id is known. */
final class CatalogueReader {

    private static final int TITLE = 75;
    private static final int SENTENCES = 300;
    private static final int LONG = 1_000;
    private static final Set<String> LAYERS = Set.of(
            "tenant",
            "mailbox",
            "security-policy",
            "credentials",
            "oauth",
            "client-config",
            "service",
            "sender",
            "reputation",
            "limits",
            "connector",
            "tls",
            "network",
            "domain-dns",
            "recipient",
            "message",
            "other-provider",
            "none");
    private static final Set<String> PROVIDERS = Set.of("microsoft365", "outlook.com", "gmail", "ses", "other", "any");
    private static final Pattern CODE = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(-\\d{1,3})?");
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private final CatalogueFiles files;
    private final List<Problem> problems;
    private final Ids causeIds = new Ids();
    private final Ids stepIds = new Ids();
    private final Ids sourceIds = new Ids();
    private final Ids retirementIds = new Ids();
    private final List<Runnable> references = new ArrayList<>();

    CatalogueReader(CatalogueFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    Catalogue read() {
        var sources = sourceIds.collect(all(files.entries("sources.yaml"), this::source), Source::id);
        var gates = all(files.entries("gates.yaml"), this::gate);
        var retirements = retirementIds.collect(all(files.entries("dates.yaml"), this::retirement), Retirement::id);
        var steps = stepIds.collect(all(files.each("steps"), this::step), Step::id);
        var causes = causeIds.collect(all(files.each("causes"), this::cause), Cause::id);
        references.forEach(Runnable::run);
        return new Catalogue(
                Catalogue.byId(causes, Cause::id),
                Catalogue.byId(steps, Step::id),
                gates,
                Catalogue.byId(retirements, Retirement::id),
                Catalogue.byId(sources, Source::id));
    }

    /** A file that cannot be made into a record at all was noted already and is left out. */
    private <T> List<T> all(List<Fields> from, Function<Fields, T> reader) {
        var read = new ArrayList<T>();
        for (var fields : from) {
            int before = problems.size();
            try {
                read.add(reader.apply(fields));
            } catch (IllegalArgumentException e) {
                if (problems.size() == before) {
                    fields.problem(0, String.valueOf(e.getMessage()));
                }
            }
            fields.done();
        }
        return read;
    }

    private Source source(Fields fields) {
        return new Source(
                fields.text("id", 20),
                fields.text("title", SENTENCES),
                fields.optionalText("url", SENTENCES),
                fields.optionalText("date", 10));
    }

    private Gate gate(Fields fields) {
        String number = fields.text("number", 2);
        fields.check(number.matches("\\d|1[01]"), "number", "'number' must be 0 to 11");
        return new Gate(
                number.matches("\\d{1,2}") ? Integer.parseInt(number) : 0,
                fields.text("id", 40),
                fields.text("name", 24),
                fields.text("where", 40),
                fields.oneOf("stopsOAuth", Set.of("yes", "no", "partly")),
                fields.text("about", SENTENCES));
    }

    private Retirement retirement(Fields fields) {
        var events = fields.parts("events").stream()
                .map(event -> {
                    var read = new Retirement.Event(
                            event.date("on"),
                            event.text("what", SENTENCES),
                            event.oneOf("precision", Set.of("day", "end-of-month", "half-year")));
                    event.done();
                    return read;
                })
                .toList();
        fields.check(!events.isEmpty(), "events", "'events' needs one or more entries");
        return new Retirement(
                fields.text("id", 40),
                fields.text("title", SENTENCES),
                events,
                fields.text("before", LONG),
                fields.text("after", LONG),
                sources(fields),
                fields.date("asOf"));
    }

    private Step step(Fields fields) {
        var kind = fields.oneOf("kind", Step.Kind.class);
        var risk = risk(fields.part("risk"));
        var undo = fields.optionalPart("undo").map(this::undo);
        boolean loosens = kind == Step.Kind.FIX && risk.level().compareTo(Step.Risk.Level.HIGH) >= 0;
        fields.check(!loosens || undo.isPresent(), "risk", "a fix with this risk needs 'undo'");
        var safer = fields.texts("safer", TITLE);
        references.add(() -> stepIds.check(fields, "safer", safer));
        return new Step(
                id(fields),
                fields.text("title", TITLE),
                fields.text("why", SENTENCES),
                kind,
                fields.text("role", 80),
                fields.text("licence", 160),
                fields.optionalPart("portal").map(this::portal),
                commands(fields),
                verify(fields.part("verify")),
                fields.optionalPart("wait").map(this::waiting),
                risk,
                undo,
                safer,
                fields.texts("notes", LONG),
                sources(fields),
                fields.date("asOf"));
    }

    private Step.Portal portal(Fields fields) {
        var portal = new Step.Portal(
                fields.text("name", 80), fields.optionalText("url", SENTENCES), fields.someTexts("path", 1, SENTENCES));
        fields.done();
        return portal;
    }

    private Step.Verify verify(Fields fields) {
        var verify = new Step.Verify(fields.text("look", LONG), commands(fields));
        fields.done();
        return verify;
    }

    private Step.Wait waiting(Fields fields) {
        var waiting = new Step.Wait(
                fields.duration("suggest"),
                fields.optionalDuration("atMost"),
                fields.oneOf("basis", Step.Wait.Basis.class));
        fields.done();
        return waiting;
    }

    private Step.Risk risk(Fields fields) {
        var risk = new Step.Risk(fields.oneOf("level", Step.Risk.Level.class), fields.optionalText("note", LONG));
        fields.check(
                risk.level().compareTo(Step.Risk.Level.MEDIUM) < 0
                        || risk.note().isPresent(),
                "level",
                "from 'medium' on a risk needs a note");
        fields.done();
        return risk;
    }

    private Step.Undo undo(Fields fields) {
        var undo = new Step.Undo(fields.duration("after"), fields.text("title", 120), commands(fields));
        fields.done();
        return undo;
    }

    private List<String> commands(Fields fields) {
        var commands = fields.texts("powershell", LONG);
        commands.forEach(command -> PLACEHOLDER
                .matcher(command)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !Placeholders.NAMES.contains(name))
                .forEach(name -> fields.problem(fields.lineOf("powershell"), "{" + name + "} is no placeholder")));
        return commands;
    }

    private Cause cause(Fields fields) {
        var gate = fields.text("gate", 4);
        fields.check(gate.matches("none|\\d|1[01]"), "gate", "'gate' must be 0 to 11, or none");
        var steps = fields.someTexts("steps", 1, TITLE);
        var next = fields.texts("next", TITLE);
        var retirement = fields.optionalText("retirement", TITLE);
        references.add(() -> stepIds.check(fields, "steps", steps));
        references.add(() -> causeIds.check(fields, "next", next));
        references.add(() ->
                retirementIds.check(fields, "retirement", retirement.stream().toList()));
        var wordings = fields.parts("wordings").stream()
                .flatMap(part -> wordings(part).stream())
                .toList();
        fields.check(!wordings.isEmpty(), "wordings", "'wordings' needs one or more entries");
        return new Cause(
                id(fields),
                fields.text("title", TITLE),
                fields.text("meaning", SENTENCES),
                gate.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(gate)) : Optional.empty(),
                fields.oneOf("layer", LAYERS),
                fields.oneOf("provider", PROVIDERS),
                fields.oneOf("known", Cause.Known.class),
                fields.texts("replies", 20),
                fields.texts("signInLog", 20),
                wordings,
                fields.someTexts("reasons", 1, LONG),
                steps,
                retirement,
                next,
                fields.optionalText("ifNothingHelps", LONG),
                fields.optionalText("ask", SENTENCES),
                sources(fields),
                fields.date("asOf"),
                fields.someTexts("examples", 2, 8_000));
    }

    private List<Wording> wordings(Fields fields) {
        var says = fields.textOrTexts("say", SENTENCES);
        var code = fields.optionalText("code", 20);
        var reply = fields.optionalText("reply", 3);
        var needs = fields.texts("needs", SENTENCES);
        var unless = fields.texts("unless", SENTENCES);
        var weight = fields.oneOf("weight", Wording.Weight.class);
        fields.check(
                code.isEmpty() || CODE.matcher(code.get()).matches(), "code", "'code' must read 5.7.30 or 5.7.606-649");
        fields.check(reply.isEmpty() || REPLY.matcher(reply.get()).matches(), "reply", "'reply' must be three digits");
        fields.check(!says.isEmpty() || code.isPresent(), "say", "a wording needs 'say' or 'code'");
        fields.done();
        if (says.isEmpty()) {
            return code.isPresent()
                    ? List.of(new Wording(Optional.empty(), code, reply, needs, unless, weight))
                    : List.of();
        }
        return says.stream()
                .map(say -> new Wording(Optional.of(say), code, reply, needs, unless, weight))
                .toList();
    }

    private String id(Fields fields) {
        String id = fields.text("id", TITLE);
        fields.check(fields.file().endsWith("/" + id + ".yaml"), "id", "the id '" + id + "' is not the file's name");
        return id;
    }

    private List<String> sources(Fields fields) {
        var sources = fields.someTexts("sources", 1, 20);
        references.add(() -> sourceIds.check(fields, "sources", sources));
        return sources;
    }
}
