package org.smtpmedic.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.card.CaseForms;
import org.smtpmedic.core.store.StoreException;
import org.smtpmedic.slack.chat.Address;
import org.smtpmedic.slack.chat.HomeSettings;
import org.smtpmedic.slack.chat.Places;
import org.smtpmedic.slack.chat.SlackDialogs;
import org.smtpmedic.slack.event.Arrival;
import org.smtpmedic.slack.event.Arrival.Who;
import org.smtpmedic.slack.event.PayloadReader;
import org.smtpmedic.slack.inbound.Handover.Progress;

/**
 * Takes in what Slack sent and says what Slack is answered. Events that could not be stored are not acknowledged, so that Slack sends them
 * again; clicks and commands, which Slack sends once, are answered with a word to the person.
 */
final class SlackIntake {
    private static final Logger log = LoggerFactory.getLogger(SlackIntake.class);

    private final Conversations conversations;
    private final SlackDialogs dialogs;
    private final Places places;
    private final People people;
    private final Handover handover;
    private final Installed installed;
    private final Stranger stranger;

    SlackIntake(
            Conversations conversations,
            SlackDialogs dialogs,
            Places places,
            People people,
            Handover handover,
            Installed installed,
            Stranger stranger) {
        this.conversations = conversations;
        this.dialogs = dialogs;
        this.places = places;
        this.people = people;
        this.handover = handover;
        this.installed = installed;
        this.stranger = stranger;
    }

    /** Takes in one payload. */
    Ack take(JsonNode payload) {
        Arrival arrival = PayloadReader.read(payload);
        return arrival.team()
                .filter(this::isStrange)
                .map(team -> stranger.answer(team, arrival, payload))
                .orElseGet(() -> take(arrival));
    }

    /** Where the database does not say, whatever comes next fails with the right words. */
    private boolean isStrange(String team) {
        try {
            return !installed.isInstalled(team);
        } catch (StoreException _) {
            return false;
        }
    }

    private Ack take(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Command command -> command(command);
            case Arrival.Message message -> event(handover.wait(() -> conversations.said(message)));
            case Arrival.Pointed pointed -> pointed(pointed);
            case Arrival.Started started -> {
                form(Address.direct(started.who().team(), started.who().person()), started.trigger());
                yield Ack.OK;
            }
            case Arrival.Clicked clicked -> clicked(clicked);
            case Arrival.HandedOver given -> {
                if (handover.wait(() -> conversations.handedOver(given)) == Progress.FAILED) {
                    sorry(given.conversation(), given.who());
                }
                yield Ack.OK;
            }
            case Arrival.Chosen chosen -> {
                handover.run(() -> chosen(chosen));
                yield Ack.OK;
            }
            case Arrival.Submitted submitted -> submitted(submitted);
            case Arrival.HomeOpened home -> {
                handover.run(() -> home(home.who()));
                yield Ack.OK;
            }
            case Arrival.Removed removed -> {
                yield event(handover.wait(() -> removed(removed)));
            }
            case Arrival.Nothing _ -> Ack.OK;
            case Arrival.Broken broken -> {
                log.warn("Slack sent something with {}; it is left alone", broken.what());
                yield Ack.REFUSED;
            }
        };
    }

    private void removed(Arrival.Removed removed) {
        installed.removed(removed.workspace(), removed.at());
        places.listenIn(removed.workspace(), Set.of());
        places.letTest(removed.workspace(), Set.of());
    }

    private static Ack event(Progress progress) {
        return progress == Progress.DONE ? Ack.OK : Ack.AGAIN;
    }

    private Ack command(Arrival.Command command) {
        Address place = conversations.placeOf(command);
        if (command.text().isEmpty()) {
            form(place, command.trigger());
            return Ack.OK;
        }
        return switch (handover.wait(() -> conversations.commanded(command, place))) {
            case DONE, RUNNING -> Ack.OK;
            case FAILED -> Ack.whisper(Words.NOT_STORED);
        };
    }

    private Ack pointed(Arrival.Pointed pointed) {
        if (handover.wait(() -> conversations.pointed(pointed)) == Progress.FAILED) {
            sorry(conversations.placeOf(pointed), pointed.who());
        }
        return Ack.OK;
    }

    private void form(Address place, String trigger) {
        handover.run(() -> dialogs.form(place, trigger, CaseForms.ask()));
    }

    private Ack clicked(Arrival.Clicked clicked) {
        var action = CardActionCodec.decodeString(clicked.value());
        if (action.isEmpty()) {
            log.warn("A button that is none of ours, or no more");
            handover.run(() -> dialogs.tell(
                    clicked.conversation(), clicked.who().person(), Words.card(CardActionCodec.UNKNOWN_BUTTON)));
            return Ack.OK;
        }
        clicked(clicked, action.get());
        return Ack.OK;
    }

    private void clicked(Arrival.Clicked clicked, CardAction action) {
        var form = CaseForms.of(action);
        if (form.isPresent()) {
            handover.run(() -> dialogs.form(clicked.conversation(), clicked.trigger(), form.get()));
        } else if (action instanceof CardAction.ShowDetails details) {
            handover.run(() -> dialogs.details(
                    clicked.conversation(),
                    clicked.trigger(),
                    conversations.details(clicked.who(), clicked.conversation(), details),
                    clicked.inDialog()));
        } else if (handover.wait(() -> conversations.pressed(
                        clicked.who(), clicked.conversation(), action, Map.of(), clicked.trigger()))
                == Progress.FAILED) {
            sorry(clicked.conversation(), clicked.who());
        }
    }

    private void sorry(Address place, Who who) {
        handover.run(() -> dialogs.tell(place, who.person(), Words.card(Words.NOT_STORED)));
    }

    private Ack submitted(Arrival.Submitted sent) {
        var action = CardActionCodec.decodeString(sent.action())
                .filter(each -> CaseForms.of(each).isPresent());
        if (action.isEmpty()) {
            log.warn("A form that is none of ours, or no more");
            return Ack.REFUSED;
        }
        String field = CaseForms.of(action.get()).orElseThrow().fieldId();
        boolean empty = sent.inputs().getOrDefault(field, "").isBlank();
        if (empty && !(action.get() instanceof CardAction.Ask)) {
            return Ack.error(field, Words.EMPTY_FIELD);
        }
        var progress = handover.wait(() ->
                conversations.pressed(sent.who(), sent.conversation(), action.get(), sent.inputs(), sent.trigger()));
        return progress == Progress.FAILED ? Ack.error(field, Words.NOT_STORED) : Ack.OK;
    }

    private void home(Who who) {
        dialogs.home(
                Address.direct(who.team(), who.person()),
                conversations.home(who),
                new HomeSettings(places.listening(who.team()), places.testers(who.team()), people.isAdmin(who)));
    }

    private void chosen(Arrival.Chosen chosen) {
        if (people.isAdmin(chosen.who())) {
            switch (chosen.setting()) {
                case LISTENING -> places.listenIn(chosen.who().team(), chosen.ids());
                case TESTERS -> places.letTest(chosen.who().team(), chosen.ids());
            }
        } else {
            log.warn("Somebody who is no administrator tried to change a setting");
        }
        home(chosen.who());
    }
}
