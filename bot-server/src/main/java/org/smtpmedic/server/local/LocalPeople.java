package org.smtpmedic.server.local;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.smtpmedic.core.chat.Person;

/** Who can be talked as on the local page. There is no login: the page shows how it looks when several people work on one case. */
final class LocalPeople {
    static final List<Person> ALL = List.of(
            new Person("alex", "Alex", ZoneId.of("Europe/Berlin")),
            new Person("sam", "Sam", ZoneId.of("America/New_York")),
            new Person("kim", "Kim", ZoneId.of("Asia/Tokyo")));

    private LocalPeople() {}

    static Optional<Person> of(String id) {
        return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
