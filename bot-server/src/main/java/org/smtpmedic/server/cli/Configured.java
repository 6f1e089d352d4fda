package org.smtpmedic.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smtpmedic.core.knowledge.CatalogueException;
import org.smtpmedic.server.config.Settings;
import org.smtpmedic.server.config.SettingsException;
import org.smtpmedic.server.config.SettingsReader;
import org.smtpmedic.server.knowledge.KnowledgeSource;
import picocli.CommandLine.Option;

/** The option that names the configuration, and what is read from there. */
final class Configured {
    private static final Path USUAL = Path.of("smtp-medic.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: smtp-medic.yaml, where there is one).")
    private @Nullable Path config;

    Settings settings(Map<String, String> environment) {
        try {
            return SettingsReader.read(file(), environment);
        } catch (SettingsException e) {
            throw Failure.usage(e.words());
        }
    }

    /** The folder of the embedded database; the other settings need not be usable. */
    Path embedded(Map<String, String> environment) {
        try {
            return SettingsReader.dataDir(file(), environment);
        } catch (SettingsException e) {
            throw Failure.usage(e.words());
        }
    }

    /** The knowledge, with the folder of {@code catalogue.dir} laid over it; the other settings need not be usable. */
    KnowledgeSource.Proven knowledge(Console console) {
        try {
            Optional<Path> folder = SettingsReader.catalogueDir(file(), console.environment());
            return folder.map(KnowledgeSource::overlaid).orElseGet(KnowledgeSource::bundled);
        } catch (SettingsException e) {
            throw Failure.usage(e.words());
        } catch (CatalogueException e) {
            throw faults(e, console);
        }
    }

    /** Prints every fault. */
    static Failure faults(CatalogueException e, Console console) {
        e.problems().forEach(console.err()::println);
        int count = e.problems().size();
        return Failure.broken("catalogue.dir: " + (count == 1 ? "1 fault" : count + " faults"));
    }

    private Optional<Path> file() {
        return Optional.ofNullable(config).or(() -> Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty());
    }
}
