package org.smtpmedic.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smtpmedic.core.casework.Testers;
import org.smtpmedic.core.probe.Secret;
import org.smtpmedic.core.probe.SubmissionTarget;
import org.smtpmedic.core.probe.target.TargetPolicy;
import org.smtpmedic.server.form.PublicAddress;

/** Texts by key, on their way to {@link Settings}. */
final class Values {
    private static final String HOST = "127.0.0.1";
    private static final int PORT = 3978;
    private static final int SUBMISSION = 587;

    private final Map<Key, String> texts;

    Values(Map<Key, String> texts) {
        this.texts = texts;
    }

    Settings settings() throws SettingsException {
        return new Settings(
                host(),
                port(Key.SERVER_PORT, PORT, 0),
                publicAddress(),
                dataDir(),
                new DatabaseValues(this).server(),
                catalogueDir(),
                kept(),
                flag(Key.CHAT_PAGE),
                new OAuthValues(texts).app(),
                test(),
                allowedHosts(),
                testers(),
                new SlackValues(this).settings(),
                new TeamsValues(this).settings());
    }

    Optional<PublicAddress> publicAddress() throws SettingsException {
        Optional<String> given = text(Key.SERVER_PUBLIC_URL);
        Optional<PublicAddress> address = given.flatMap(PublicAddress::of);
        if (given.isPresent() && address.isEmpty()) {
            throw Key.SERVER_PUBLIC_URL.refuse(given.get());
        }
        return address;
    }

    private String host() throws SettingsException {
        String host = text(Key.SERVER_HOST).orElse(HOST);
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException _) {
            throw Key.SERVER_HOST.refuse(host);
        }
    }

    Path dataDir() throws SettingsException {
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

    boolean has(Key key) {
        return texts.containsKey(key);
    }

    private Optional<SubmissionTarget> test() throws SettingsException {
        Optional<String> host = text(Key.TEST_HOST);
        if (host.isEmpty()) {
            if (anyBelow("test")) {
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

    private Duration kept() throws SettingsException {
        String days = text(Key.RETENTION_DAYS).orElse("180");
        try {
            int number = Integer.parseInt(days);
            if (number >= 7 && number <= 3650) {
                return Duration.ofDays(number);
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number that is too small or too large.
        }
        throw Key.RETENTION_DAYS.refuse(days);
    }

    private Testers testers() throws SettingsException {
        String given = text(Key.PROBE_TESTERS).orElse("everyone");
        return switch (given) {
            case "everyone" -> new Testers.Everyone();
            case "admins" -> new Testers.Admins();
            default -> {
                Set<String> people =
                        Arrays.stream(given.split(",", -1)).map(String::strip).collect(Collectors.toSet());
                if (!people.stream().allMatch(id -> id.matches("[!-~]{2,200}"))) {
                    throw Key.PROBE_TESTERS.refuse(given);
                }
                yield new Testers.Only(people);
            }
        };
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
        return new Secret(secret(Key.TEST_PASSWORD, Key.TEST_PASSWORD_FILE).toCharArray());
    }

    /** A secret that stands in the configuration itself or, better, in a file of its own. */
    String secret(Key key, Key fileKey) throws SettingsException {
        return secretIfAny(key, fileKey).orElseThrow(() -> oneOf(key, fileKey, "none"));
    }

    /** The same, where there need not be any. */
    Optional<String> secretIfAny(Key key, Key fileKey) throws SettingsException {
        Optional<String> plain = text(key);
        Optional<String> file = text(fileKey);
        if (plain.isPresent() && file.isPresent()) {
            throw oneOf(key, fileKey, "both");
        }
        return file.isPresent() ? Optional.of(SecretFile.text(fileKey, file.get())) : plain;
    }

    private static SettingsException oneOf(Key key, Key fileKey, String found) {
        return new SettingsException(key.path() + ", " + fileKey.path() + ": expected one of them, found " + found);
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

    boolean flag(Key key) throws SettingsException {
        String given = text(key).orElse("false");
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw key.refuse(given);
        };
    }

    String required(Key key) throws SettingsException {
        return text(key).orElseThrow(() -> key.refuse(""));
    }

    /** Whether anything below this part of the file is configured. */
    boolean anyBelow(String part) {
        return texts.keySet().stream().anyMatch(key -> key.path().startsWith(part + "."));
    }

    Optional<String> text(Key key) throws SettingsException {
        Optional<String> text = Optional.ofNullable(texts.get(key));
        if (text.isPresent() && text.get().isBlank()) {
            throw key.refuse("");
        }
        return text;
    }
}
