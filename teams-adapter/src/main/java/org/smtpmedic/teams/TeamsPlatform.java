package org.smtpmedic.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.chat.ChatPlatform;
import org.smtpmedic.core.chat.Delivery;
import org.smtpmedic.core.chat.OutgoingMessage;
import org.smtpmedic.teams.card.AdaptiveCardRenderer;
import org.smtpmedic.teams.connector.Connector;
import org.smtpmedic.teams.connector.Connector.Place;
import org.smtpmedic.teams.connector.ConnectorException;
import org.smtpmedic.teams.connector.ServiceUrls;
import org.smtpmedic.teams.store.Address;
import org.smtpmedic.teams.store.AddressBook;
import org.smtpmedic.teams.store.KnownConversation;

/**
 * Says things in Teams. Where the bot was shut out of a conversation, what concerns somebody there goes to the personal chat with them; where it
 * was shut out of that, it is silent until somebody talks to it again.
 */
public final class TeamsPlatform implements ChatPlatform {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AddressBook book;
    private final Connector connector;
    private final ServiceUrls serviceUrls;
    private final MessageActivity activities = new MessageActivity(AdaptiveCardRenderer.withDialogs());

    public TeamsPlatform(AddressBook book, Connector connector, ServiceUrls serviceUrls) {
        this.book = book;
        this.connector = connector;
        this.serviceUrls = serviceUrls;
    }

    @Override
    public String name() {
        return Address.PLATFORM;
    }

    @Override
    public Delivery deliver(OutgoingMessage message) {
        Address address = Address.parse(message.conversation().address());
        Optional<KnownConversation> known = book.find(address);
        if (known.isEmpty()) {
            return new Delivery.Undeliverable("nobody has talked there yet");
        }
        Optional<URI> service = serviceUrls.allowed(known.get().serviceUrl());
        if (service.isEmpty()) {
            return new Delivery.Undeliverable("its service URL is not on the list of allowed ones");
        }
        try {
            return new Delivery.Delivered(say(message, known.get(), service.get()));
        } catch (ConnectorException e) {
            return switch (e.kind()) {
                case LATER -> new Delivery.TryAgain(e.patience().orElse(SOON), e.reason());
                case LIMITED -> new Delivery.Patience(e.patience().orElse(SOON));
                case CLOSED, NO_SUCH_MESSAGE, REFUSED -> new Delivery.Undeliverable(e.reason());
            };
        }
    }

    private String say(OutgoingMessage message, KnownConversation known, URI service) throws ConnectorException {
        if (!known.isClosed()) {
            try {
                return there(message, known, service);
            } catch (ConnectorException e) {
                if (e.kind() != ConnectorException.Kind.CLOSED) {
                    throw e;
                }
                book.closed(known.address());
            }
        }
        return instead(message, known, service);
    }

    private String there(OutgoingMessage message, KnownConversation known, URI service) throws ConnectorException {
        Optional<String> before = message.messageId()
                .map(MessageAt::parse)
                .filter(at -> at.elsewhere().isEmpty())
                .map(MessageAt::id);
        String room = known.address().conversationId();
        Optional<String> always = known.address().reader();
        Optional<String> reader = always.or(() ->
                        known.isPersonal() ? Optional.empty() : message.card().onlyFor())
                .map(id -> book.channelId(id, known.tenantId()));
        try {
            return put(new Place(service, room, reader.isPresent()), before, message.card(), known.botId(), reader);
        } catch (ConnectorException e) {
            if (e.kind() != ConnectorException.Kind.REFUSED || reader.isEmpty() || always.isPresent()) {
                throw e;
            }
            // Not every cloud shows a message to one member alone.
            return put(new Place(service, room, false), before, activities.closed(known.botId(), reader.get()));
        }
    }

    private String instead(OutgoingMessage message, KnownConversation known, URI service) throws ConnectorException {
        if (known.isPersonal()) {
            throw new ConnectorException(ConnectorException.Kind.CLOSED, "the bot was removed", Optional.empty());
        }
        String chat = personalChat(message.card(), known, service);
        Optional<String> before = message.messageId()
                .map(MessageAt::parse)
                .filter(at -> at.elsewhere().equals(Optional.of(chat)))
                .map(MessageAt::id);
        String id = put(new Place(service, chat, false), before, message.card(), known.botId(), Optional.empty());
        book.standsFor(chat, id, known.address());
        book.detour(known.address(), chat);
        return new MessageAt(id, Optional.of(chat)).text();
    }

    private String personalChat(Card card, KnownConversation known, URI service) throws ConnectorException {
        if (known.detour().isPresent()) {
            return known.detour().get();
        }
        String person = pinged(card).orElse(known.lastPerson());
        Optional<String> chat = book.personalChat(person, known.tenantId());
        if (chat.isPresent()) {
            return chat.get();
        }
        String opened = connector.openPersonalChat(service, known.botId(), person, known.tenantId());
        book.person(
                person,
                known.tenantId(),
                book.channelId(person, known.tenantId()),
                Optional.empty(),
                Optional.of(opened));
        return opened;
    }

    private String put(Place place, Optional<String> before, Card card, String botId, Optional<String> reader)
            throws ConnectorException {
        return put(place, before, activities.of(card, botId, reader));
    }

    private String put(Place place, Optional<String> before, ObjectNode activity) throws ConnectorException {
        if (before.isPresent()) {
            try {
                connector.update(place, before.get(), activity);
                return before.get();
            } catch (ConnectorException e) {
                if (e.kind() != ConnectorException.Kind.NO_SUCH_MESSAGE) {
                    throw e;
                }
            }
        }
        return connector.send(place, activity);
    }

    private static Optional<String> pinged(Card card) {
        return card.blocks().stream()
                .filter(Block.Text.class::isInstance)
                .flatMap(block -> ((Block.Text) block).spans().stream())
                .filter(span -> span instanceof Block.Span.Mention mention && mention.ping())
                .map(span -> ((Block.Span.Mention) span).personId())
                .findFirst();
    }
}
