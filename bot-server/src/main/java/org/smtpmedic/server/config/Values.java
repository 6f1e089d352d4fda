package org.smtpmedic.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.target.TargetPolicy;

/** Texts by key, on their way to {@link Settings}. */
final class Values {
    private static final String HOST = "127.0.0.1";
    private static final int PORT = 3978;
    private static final int SUBMISSION = 587;
    private static final int MOST_SECRET = 10_000;

    private final Map<Key, String> texts;

    Values(Map<Key, String> texts) {
        this.texts = texts;
    }

    Settings settings() throws SettingsException {
        return new Settings(
                host(),
                port(Key.SERVER_PORT, PORT, 0),
                dataDir(),
                catalogueDir(),
                flag(Key.CHAT_PAGE),
                test(),
                allowedHosts());
    }

    private String host() throws SettingsException {
        String host = text(Key.SERVER_HOST).orElse(HOST);
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException _) {
            throw Key.SERVER_HOST.refuse(host);
        }
    }

    private Path dataDir() throws SettingsException {
        String folder = text(Key.DATA_DIR).orElse("smtp-medic-data");
        try {
            return Path.of(folder);
        } catch (InvalidPathException _) {
            throw Key.DATA_DIR.refuse(folder);
        }
    }

    Optional<Path> catalogueDir() throws SettingsException {
        Optional<String> folder = text(Key.CATALOGUE_DIR);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(folder.get());
            if (Files.isDirectory(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException _) {
            // Refused below, like a folder that is not there.
        }
        throw Key.CATALOGUE_DIR.refuse(folder.get());
    }

    private Optional<SubmissionTarget> test() throws SettingsException {
        Optional<String> host = text(Key.TEST_HOST);
        if (host.isEmpty()) {
            if (texts.keySet().stream().anyMatch(key -> key.path().startsWith("test."))) {
                throw Key.TEST_HOST.refuse("");
            }
            return Optional.empty();
        }
        int port = port(Key.TEST_PORT, SUBMISSION, 1);
        String user = required(Key.TEST_USER);
        String sender = text(Key.TEST_SENDER).orElse(user);
        String recipient = text(Key.TEST_RECIPIENT).orElse(sender);
        Secret password = password();
        try {
            return Optional.of(
                    new SubmissionTarget(host.get(), port, user, password, sender, recipient, Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("test: " + e.getMessage());
        }
    }

    private Set<String> allowedHosts() throws SettingsException {
        Optional<String> given = text(Key.PROBE_ALLOWED_HOSTS);
        Set<String> hosts = given.stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
        try {
            return new TargetPolicy(hosts, Map.of()).addedHosts();
        } catch (IllegalArgumentException _) {
            throw Key.PROBE_ALLOWED_HOSTS.refuse(given.orElse(""));
        }
    }

    private Secret password() throws SettingsException {
        Optional<String> plain = text(Key.TEST_PASSWORD);
        Optional<String> file = text(Key.TEST_PASSWORD_FILE);
        if (plain.isPresent() == file.isPresent()) {
            throw new SettingsException("test.password, test.password-file: expected one of them, found "
                    + (plain.isPresent() ? "both" : "none"));
        }
        String password = plain.isPresent() ? plain.get() : fromFile(file.orElseThrow());
        return new Secret(password.toCharArray());
    }

    private static String fromFile(String name) throws SettingsException {
        try {
            Path file = Path.of(name);
            if (Files.size(file) <= MOST_SECRET) {
                return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
            }
        } catch (IOException | InvalidPathException _) {
            // The message below says all there is to say; the reason would name what is in the file.
        }
        throw Key.TEST_PASSWORD_FILE.refuse(name);
    }

    private int port(Key key, int standard, int least) throws SettingsException {
        Optional<String> given = text(key);
        if (given.isEmpty()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(given.get());
            if (port >= least && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number that is out of bounds.
        }
        throw key.refuse(given.get());
    }

    private boolean flag(Key key) throws SettingsException {
        String given = text(key).orElse("false");
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw key.refuse(given);
        };
    }

    private String required(Key key) throws SettingsException {
        return text(key).orElseThrow(() -> key.refuse(""));
    }

    private Optional<String> text(Key key) throws SettingsException {
        Optional<String> text = Optional.ofNullable(texts.get(key));
        if (text.isPresent() && text.get().isBlank()) {
            throw key.refuse("");
        }
        return text;
    }
}
