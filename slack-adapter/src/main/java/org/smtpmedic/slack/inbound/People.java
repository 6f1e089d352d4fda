package org.smtpmedic.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.smtpmedic.core.chat.Person;
import org.smtpmedic.slack.api.Answer;
import org.smtpmedic.slack.api.SlackApi;
import org.smtpmedic.slack.event.Arrival.Who;

/** What people are called and where they live in time. Asked of Slack now and then; without an answer, the payload has to do. */
public final class People {
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofHours(6);

    private final SlackApi api;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Nobody is asked yet. */
    public People(SlackApi api) {
        this.api = api;
    }

    private record Known(Person person, boolean admin) {}

    Person person(Who who) {
        return known(who)
                .map(Known::person)
                .orElseGet(() -> new Person(who.person(), who.name().orElse(who.person()), ZoneOffset.UTC));
    }

    boolean isAdmin(Who who) {
        return known(who).filter(Known::admin).isPresent();
    }

    private Optional<Known> known(Who who) {
        String key = who.team() + "|" + who.person();
        var kept = Optional.ofNullable(known.getIfPresent(key));
        if (kept.isPresent()) {
            return kept;
        }
        var asked = ask(who);
        asked.ifPresent(answer -> known.put(key, answer));
        return asked;
    }

    private Optional<Known> ask(Who who) {
        Answer<UsersInfoResponse> answer =
                api.call(who.team(), "users.info", client -> client.usersInfo(request -> request.user(who.person())));
        return answer instanceof Answer.Ok<UsersInfoResponse>(var response)
                ? Optional.ofNullable(response.getUser()).map(user -> read(who, user))
                : Optional.empty();
    }

    private static Known read(Who who, User user) {
        var profile = Optional.ofNullable(user.getProfile());
        String name = Stream.of(
                        profile.map(User.Profile::getDisplayName),
                        Optional.ofNullable(user.getRealName()),
                        Optional.ofNullable(user.getName()),
                        who.name())
                .flatMap(Optional::stream)
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse(who.person());
        return new Known(new Person(who.person(), name, zone(user)), user.isAdmin());
    }

    private static ZoneId zone(User user) {
        try {
            return Optional.ofNullable(user.getTz()).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
