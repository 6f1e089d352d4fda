package org.smtpmedic.slack.inbound;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.casework.CaseService;
import org.smtpmedic.core.chat.ChatEvent;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.chat.SlackDialogs;
import org.smtpmedic.slack.event.Arrival;
import org.smtpmedic.slack.event.Arrival.Reach;
import org.smtpmedic.slack.event.Arrival.Who;

/** Arrivals as events of the core: which conversation they belong to, by whom, under which id. May block. */
final class Conversations {
    private final CaseService core;
    private final Places places;
    private final People people;
    private final FileFetch files;
    private final SlackDialogs dialogs;
    private final InstantSource clock;

    Conversations(
            CaseService core,
            Places places,
            People people,
            FileFetch files,
            SlackDialogs dialogs,
            InstantSource clock) {
        this.core = core;
        this.places = places;
        this.people = people;
        this.files = files;
        this.dialogs = dialogs;
        this.clock = clock;
    }

    /** A command leaves no message behind, so its thread begins with our first card. */
    Address placeOf(Arrival.Command command) {
        return isDirect(command.channel())
                ? Address.direct(command.who().team(), command.who().person())
                : Address.unrooted(command.who().team(), command.channel(), command.trigger());
    }

    Address placeOf(Arrival.Pointed pointed) {
        return place(pointed.who(), pointed.channel(), pointed.thread());
    }

    void commanded(Arrival.Command command, Address place) {
        core.handle(new ChatEvent.Commanded(header(command.who(), place, command.trigger()), command.text()));
    }

    void pressed(Who who, Address place, CardAction action, Map<String, String> inputs, String trigger) {
        core.handle(new ChatEvent.Pressed(header(who, place, trigger), action, inputs));
    }

    void handedOver(Arrival.HandedOver given) {
        var to = people.person(new Who(given.who().team(), given.to(), Optional.empty()));
        core.handle(new ChatEvent.HandedOver(
                header(given.who(), given.conversation(), given.trigger()), given.followUpId(), to));
    }

    void pointed(Arrival.Pointed pointed) {
        Address place = placeOf(pointed);
        share(pointed.who(), place, pointed.trigger(), pointed.files());
        if (!pointed.text().isBlank() || pointed.files().isEmpty()) {
            core.handle(new ChatEvent.Said(header(pointed.who(), place, pointed.trigger()), pointed.text()));
        }
    }

    /** A message is known by its place and time: as a mention and as a message of the channel it comes twice, under two event ids. */
    void said(Arrival.Message message) {
        Address place = place(message.who(), message.channel(), message.thread());
        String id = "msg:" + message.channel() + ":" + message.ts();
        boolean direct = message.reach() != Reach.OVERHEARD;
        if (!direct && !concernsUs(message, place)) {
            return;
        }
        share(message.who(), place, id, message.files());
        if (message.text().isBlank() && message.files().isEmpty()) {
            core.handle(new ChatEvent.Said(header(message.who(), place, id), "help"));
        } else if (message.files().isEmpty() || core.hasError(message.text())) {
            core.handle(new ChatEvent.Said(header(message.who(), place, id), message.text()));
        }
    }

    Card details(Who who, Address place, CardAction.ShowDetails action) {
        return core.details(place.reference(), people.person(who), action);
    }

    Card home(Who who) {
        return core.home(Address.PLATFORM, people.person(who));
    }

    /** In a thread with an open case, the next error; elsewhere, an error of Microsoft 365 where we are told to read along. */
    private boolean concernsUs(Arrival.Message message, Address place) {
        if (core.follows(place.reference())) {
            return !message.files().isEmpty() || core.hasError(message.text());
        }
        return message.thread().equals(message.ts())
                && places.listens(message.who().team(), message.channel())
                && core.isWorthSpeakingUp(message.text());
    }

    private void share(Who who, Address place, String id, List<Arrival.File> shared) {
        for (Arrival.File file : shared) {
            files.text(who.team(), file)
                    .ifPresentOrElse(
                            text -> core.handle(
                                    new ChatEvent.Shared(header(who, place, id + ":" + file.id()), file.name(), text)),
                            () -> dialogs.tell(place, who.person(), Words.card(Words.NO_FILE)));
        }
    }

    private Address place(Who who, String channel, String thread) {
        return places.conversationAt(channel, thread)
                .filter(address -> address.team().equals(who.team()))
                .orElseGet(() -> isDirect(channel)
                        ? Address.direct(who.team(), who.person())
                        : new Address(who.team(), channel, thread));
    }

    private ChatEvent.Header header(Who who, Address place, String id) {
        places.asked(place, who.person());
        return new ChatEvent.Header(id, place.reference(), people.person(who), clock.instant());
    }

    private static boolean isDirect(String channel) {
        return channel.startsWith("D");
    }
}
