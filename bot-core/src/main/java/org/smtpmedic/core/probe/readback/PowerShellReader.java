package org.smtpmedic.core.probe.readback;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smtpmedic.core.probe.Stage;
import org.smtpmedic.core.probe.StageResult.Fact;
import org.smtpmedic.core.probe.recipe.Endpoint;

/** Reads Test-NetConnection, Send-MailMessage, and the lines of {@link org.smtpmedic.core.probe.recipe.EquivalentCommands}. */
final class PowerShellReader implements ToolReader {
    private static final int LONGEST_MESSAGE = 12;
    private static final String CALLING = "Exception calling \"";

    @Override
    public boolean isOwnMark(String line) {
        return line.startsWith("TcpTestSucceeded")
                || sendMailMessage(line).isPresent()
                || line.contains(CALLING + "AuthenticateAsClient\"")
                || line.contains("SslStream(")
                || line.startsWith("SslProtocol ");
    }

    @Override
    public ToolReading read(List<String> lines) {
        var reading = new Reading(lines);
        IntStream.range(0, lines.size()).forEach(reading::line);
        return reading.end();
    }

    private static Optional<String> sendMailMessage(String line) {
        return Words.behind(line, "Send-MailMessage :").or(() -> Words.behind(line, "Send-MailMessage: "));
    }

    private static final class Reading {
        private final List<String> lines;
        private final Notes notes = new Notes(Tool.POWERSHELL);
        private final Conversation conversation = new Conversation(notes);
        private Optional<String> host = Optional.empty();
        private int replies;

        Reading(List<String> lines) {
            this.lines = lines;
        }

        void line(int at) {
            String line = lines.get(at);
            value(line, "ComputerName").ifPresent(name -> host = Optional.of(name));
            value(line, "RemotePort").ifPresent(this::port);
            value(line, "TcpTestSucceeded").ifPresent(this::tcp);
            value(line, "SslProtocol")
                    .filter(name -> !name.equals("None"))
                    .ifPresent(name -> conversation.secured(new Fact("TLS version", name)));
            value(line, "IsAuthenticated")
                    .filter("True"::equals)
                    .ifPresent(_ -> notes.passed(Stage.CERTIFICATE, "Windows accepts the certificate of the server."));
            if (conversation.received(line)) {
                replies++;
                next().ifPresent(conversation::sent);
            }
            if (line.startsWith("WARNING: Name resolution of") || line.contains("DNS name does not exist")) {
                notes.unknownName(line);
            }
            sendMailMessage(line).ifPresent(_ -> sending(message(at)));
            if (line.contains(CALLING)) {
                calling(message(at));
            }
        }

        ToolReading end() {
            return notes.reading();
        }

        /** The replies come without the commands; our own lines say them in this order. */
        private Optional<String> next() {
            return switch (replies) {
                case 1 -> Optional.of("EHLO");
                case 2 -> Optional.of("STARTTLS");
                default -> Optional.of("QUIT");
            };
        }

        private static Optional<String> value(String line, String name) {
            return Words.behind(line, name).flatMap(rest -> Words.behind(rest, ":"));
        }

        private void port(String number) {
            notes.server(host.flatMap(name -> Endpoint.read(name + ":" + number)));
        }

        private void tcp(String succeeded) {
            if (succeeded.equals("True")) {
                notes.connected();
            } else {
                notes.failed(
                        notes.door(),
                        "Connection timed out: TcpTestSucceeded : " + succeeded,
                        "The port did not open to that machine; Windows does not say whether it was refused or nobody"
                                + " answered.");
            }
        }

        /** An error message, which the console breaks anywhere. */
        private String message(int from) {
            OptionalInt end = IntStream.range(from, Math.min(lines.size(), from + LONGEST_MESSAGE))
                    .filter(at -> lines.get(at).startsWith("At line:")
                            || lines.get(at).startsWith("+ "))
                    .findFirst();
            return lines.subList(from, end.orElse(Math.min(lines.size(), from + LONGEST_MESSAGE))).stream()
                    .collect(Collectors.joining(" "));
        }

        private void calling(String words) {
            if (Words.tellUntrusted(words)) {
                notes.untrusted(words);
            } else if (Words.tellUnknownName(words)) {
                notes.unknownName(words);
            } else if (words.contains("\".ctor\"")) {
                notes.unreachable(words);
            } else if (words.contains("AuthenticateAsClient")) {
                notes.failed(Stage.TLS, words, "TLS could not begin.");
            } else {
                conversation.hungUp(words);
            }
        }

        private void sending(String words) {
            if (Words.tellUnknownName(words)) {
                notes.unknownName(words);
            } else if (Words.tellUntrusted(words)) {
                notes.untrusted(words);
            } else if (words.contains("Unable to connect")) {
                notes.unreachable(words);
            } else if (words.contains("does not support secure connections")) {
                notes.failed(Stage.STARTTLS, words, "The server offered no STARTTLS to that machine.");
            } else if (words.contains("5.7.57") || words.contains("5.7.60") || words.contains("SendAsDenied")) {
                notes.failed(Stage.ENVELOPE, words, "The server refused the sender.");
            } else if (words.contains("not authenticated") || words.contains("5.7.139") || words.contains("5.7.3 ")) {
                notes.failed(Stage.AUTH, words, "The server refused the login.");
            } else {
                notes.failed(Stage.MESSAGE, words, "The mail was not sent.");
            }
        }
    }
}
