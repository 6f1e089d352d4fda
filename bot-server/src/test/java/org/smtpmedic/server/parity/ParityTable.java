package org.smtpmedic.server.parity;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smtpmedic.core.testkit.Feature;
import org.smtpmedic.core.testkit.Plays;
import org.smtpmedic.core.testkit.Plays.Platform;
import org.smtpmedic.core.testkit.Proves;

/**
 * Which tests show which feature on which platform.
 *
 * @param stories the platforms of each story, by feature
 */
record ParityTable(Map<Feature, Map<String, Set<Platform>>> stories) {

    /** Why a platform lacks something. Who adds the feature there takes the reason away. */
    private static final Map<Feature, Map<Platform, String>> REASONS = Map.ofEntries(
            Map.entry(Feature.NEXT_ERROR, Map.of(Platform.LOCAL, "everything typed there is for the bot")),
            Map.entry(Feature.ALONE, Map.of(Platform.LOCAL, "one page, on which everybody sees everything")),
            Map.entry(Feature.PERSONAL, Map.of(Platform.LOCAL, "every room is the bot's own")),
            Map.entry(Feature.MENU, Map.of(Platform.LOCAL, "messages there have no menu")),
            Map.entry(
                    Feature.HOME,
                    Map.of(Platform.LOCAL, "`/smtp-test cases` lists them", Platform.TEAMS, "`cases` lists them")),
            Map.entry(Feature.DELETED, Map.of(Platform.LOCAL, "nobody can delete a card there")),
            Map.entry(Feature.DETOUR, Map.of(Platform.LOCAL, "it may always write on its own page")),
            Map.entry(
                    Feature.REMOVED,
                    Map.of(
                            Platform.LOCAL,
                            "it is its own page",
                            Platform.SLACK,
                            "in a channel it goes on in private, see above; from a workspace it is gone")),
            Map.entry(
                    Feature.MOVED,
                    Map.of(Platform.LOCAL, "there is one address", Platform.SLACK, "there is one address")),
            Map.entry(Feature.FORGERY, Map.of(Platform.LOCAL, "no signature: it answers on this machine only")));

    private static final String BEGIN = """
            # What each platform does

            Made by the tests: a line says *yes* for a platform only because a test shows it there. `ParityTest` fails when this file says anything else;
            with `-Dparity.write=true` it writes the file.

            """;

    /** Reads the annotations of all tests. */
    static ParityTable ofTests() {
        Map<Feature, Map<String, Set<Platform>>> stories = new EnumMap<>(Feature.class);
        var tests = new ClassFileImporter()
                .withImportOption(location -> location.contains("test-classes") || location.contains("-tests.jar"))
                .importPackages("org.smtpmedic");
        for (JavaClass test : tests) {
            if (!test.getModifiers().contains(JavaModifier.ABSTRACT)) {
                platform(test).forEach(platform -> note(stories, test, platform));
            }
        }
        return new ParityTable(stories);
    }

    private static Stream<Platform> platform(JavaClass test) {
        return Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .filter(each -> each.isAnnotatedWith(Plays.class))
                .map(each -> each.getAnnotationOfType(Plays.class).value())
                .limit(1);
    }

    private static void note(Map<Feature, Map<String, Set<Platform>>> stories, JavaClass test, Platform platform) {
        for (JavaMethod method : test.getAllMethods()) {
            if (method.isAnnotatedWith(Proves.class)) {
                for (Feature feature : method.getAnnotationOfType(Proves.class).value()) {
                    stories.computeIfAbsent(feature, _ -> new TreeMap<>())
                            .computeIfAbsent(method.getName(), _ -> EnumSet.noneOf(Platform.class))
                            .add(platform);
                }
            }
        }
    }

    /** The features that a platform lacks without a word. */
    List<String> withoutReason() {
        return all().filter(cell -> !isShown(cell) && reason(cell).isEmpty())
                .map(Cell::toString)
                .toList();
    }

    /** The features that a platform is said to lack, and does not. */
    List<String> withNeedlessReason() {
        return all().filter(cell -> isShown(cell) && !reason(cell).isEmpty())
                .map(Cell::toString)
                .toList();
    }

    /** The whole document. */
    String document() {
        StringBuilder text = new StringBuilder(BEGIN);
        text.append("| |");
        Arrays.stream(Platform.values())
                .forEach(platform -> text.append(' ').append(platform.title()).append(" |"));
        text.append("\n| --- |")
                .append(" --- |".repeat(Platform.values().length))
                .append('\n');
        for (Feature feature : Feature.values()) {
            text.append("| ").append(feature.title()).append(" |");
            Arrays.stream(Platform.values())
                    .map(platform -> new Cell(feature, platform))
                    .forEach(cell -> text.append(' ')
                            .append(isShown(cell) ? "yes" : "no: " + reason(cell))
                            .append(" |"));
            text.append('\n');
        }
        text.append("\n## The tests that show it\n\n");
        for (Feature feature : Feature.values()) {
            text.append("* ").append(feature.title()).append('\n');
            storiesOf(feature)
                    .forEach((story, platforms) -> text.append("  * ")
                            .append(story.replace('_', ' '))
                            .append(" (")
                            .append(names(platforms))
                            .append(")\n"));
        }
        return text.toString();
    }

    private record Cell(Feature feature, Platform platform) {}

    private static Stream<Cell> all() {
        return Arrays.stream(Feature.values())
                .flatMap(feature -> Arrays.stream(Platform.values()).map(platform -> new Cell(feature, platform)));
    }

    private boolean isShown(Cell cell) {
        return storiesOf(cell.feature()).values().stream().anyMatch(platforms -> platforms.contains(cell.platform()));
    }

    private static String reason(Cell cell) {
        return REASONS.getOrDefault(cell.feature(), Map.of()).getOrDefault(cell.platform(), "");
    }

    private Map<String, Set<Platform>> storiesOf(Feature feature) {
        return stories.getOrDefault(feature, Map.of());
    }

    private static String names(Set<Platform> platforms) {
        return new TreeSet<>(platforms).stream().map(Platform::title).collect(Collectors.joining(", "));
    }
}
