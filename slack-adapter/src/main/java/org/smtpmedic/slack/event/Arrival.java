package org.smtpmedic.slack.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.smtpmedic.slack.chat.Address;

/** Something that Slack sent, read. Texts are untrusted. */
public sealed interface Arrival {

    /**
     * Who did it.
     *
     * @param name what the payload calls them; empty where it does not say
     */
    record Who(String team, String person, Optional<String> name) {
        public Who {
            Objects.requireNonNull(team);
            Objects.requireNonNull(person);
            Objects.requireNonNull(name);
        }
    }

    /** A file in a message; {@code url} is where the bot may fetch it. */
    record File(String id, String name, String url, long size) {}

    /** {@code /smtp-test}. {@code trigger} opens dialogs for three seconds and is an id of the event. */
    record Command(Who who, String channel, String text, String trigger) implements Arrival {}

    /** How a message came to us. */
    enum Reach {
        /** Direct message. */
        DIRECT,
        /** The bot was mentioned. */
        MENTION,
        /** Said in a channel, to nobody or to others. */
        OVERHEARD
    }

    /**
     * A message.
     *
     * @param thread the {@code ts} of the message it answers, or its own
     */
    record Message(Who who, Reach reach, String channel, String ts, String thread, String text, List<File> files)
            implements Arrival {
        public Message {
            files = List.copyOf(files);
        }
    }

    /** The message shortcut: somebody points at a message, which may be anybody's. */
    record Pointed(Who who, String channel, String thread, String text, List<File> files, String trigger)
            implements Arrival {
        public Pointed {
            files = List.copyOf(files);
        }
    }

    /** The global shortcut. */
    record Started(Who who, String trigger) implements Arrival {}

    /** A button. {@code conversation} is what our own block id said; {@code inDialog}: the card is a dialog already. */
    record Clicked(Who who, Address conversation, String value, String trigger, boolean inDialog) implements Arrival {}

    /** A person was chosen to hand a reminder over to. */
    record HandedOver(Who who, Address conversation, String followUpId, String to, String trigger) implements Arrival {}

    /** What is chosen at the bot's own place. */
    enum Setting {
        /** Channels in which it reads along. */
        LISTENING,
        /** People who may have something tested. */
        TESTERS
    }

    /** A choice at the bot's own place, of channels or of people. */
    record Chosen(Who who, Setting setting, Set<String> ids) implements Arrival {
        public Chosen {
            ids = Set.copyOf(ids);
        }
    }

    /** A form was sent. {@code inputs}: what was typed, by field id. */
    record Submitted(Who who, Address conversation, String action, Map<String, String> inputs, String trigger)
            implements Arrival {
        public Submitted {
            inputs = Map.copyOf(inputs);
        }
    }

    /** Somebody looks at the bot's own place. */
    record HomeOpened(Who who) implements Arrival {}

    /** The workspace has removed the app, or its tokens, at {@code at}. */
    record Removed(String workspace, Instant at) implements Arrival {}

    /** Nothing for us, such as our own messages. */
    record Nothing() implements Arrival {}

    /** The workspace that has to have the app for this to be answered; empty where nobody is to be answered. */
    default Optional<String> team() {
        return switch (this) {
            case Command command -> Optional.of(command.who().team());
            case Message message -> Optional.of(message.who().team());
            case Pointed pointed -> Optional.of(pointed.who().team());
            case Started started -> Optional.of(started.who().team());
            case Clicked clicked -> Optional.of(clicked.who().team());
            case HandedOver given -> Optional.of(given.who().team());
            case Chosen chosen -> Optional.of(chosen.who().team());
            case Submitted submitted -> Optional.of(submitted.who().team());
            case HomeOpened home -> Optional.of(home.who().team());
            case Removed _, Nothing _, Broken _ -> Optional.empty();
        };
    }

    /** Something is missing or not as Slack sends it. {@code what} is for the log and holds no content. */
    record Broken(String what) implements Arrival {}
}
