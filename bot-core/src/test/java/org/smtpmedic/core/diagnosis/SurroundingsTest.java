package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.smtpmedic.core.knowledge.Catalogue;
import org.smtpmedic.core.knowledge.CatalogueLoader;

/** What people write around an error must not change the verdict. */
class SurroundingsTest {

    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();
    private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(CATALOGUE);
    private static final List<String> PROSE = List.of(
            "Hello everybody, since this morning nothing goes out any more.",
            "The colleague from accounting called twice about it.",
            "It worked fine until last week; nobody changed anything.",
            "Kind regards, Sam",
            "Guten Morgen, der Drucker im zweiten Stock macht wieder Sorgen.",
            "Bonjour, depuis lundi le copieur refuse de partir.",
            "We are 40 people on two floors, the copier is from 2016.",
            "Ticket #48213, priority high, opened 2026-11-20 08:02",
            "| field | value |\n| --- | --- |\n| floor | 2 |",
            "```\nvalue = compute(42)\nreturn value\n```",
            "https://intranet.contoso.com/wiki/copier?page=12",
            "10.5.1.200 is the address of the copier, firmware 5.7.1.",
            "Phone +49 30 535 57 139, room 550",
            "<p>Thanks <b>a lot</b> in advance!</p>",
            "\u00bfAlguien tiene una idea?",
            "お疲れ様です。よろしくお願いします。",
            "-- \nContoso Ltd., 550 Main Street, Springfield",
            "PS: lunch at 12:30?");

    @Property(tries = 3000)
    void unrelated_prose_around_an_error_does_not_change_its_cause(
            @ForAll("examples") Example example, @ForAll("prose") String before, @ForAll("prose") String after) {
        String text = before + "\n\n" + example.text() + "\n\n" + after;

        assertThat(DIAGNOSTICIAN.diagnose(text).best())
                .hasValueSatisfying(best -> assertThat(best.cause().id()).isEqualTo(example.cause()));
    }

    @Property
    void prose_alone_is_no_error(@ForAll("prose") String text) {
        assertThat(DIAGNOSTICIAN.diagnose(text).best()).isEmpty();
    }

    record Example(String cause, String text) {}

    @Provide
    Arbitrary<Example> examples() {
        return Arbitraries.of(CATALOGUE.causes().values().stream()
                .flatMap(cause -> cause.examples().stream().map(text -> new Example(cause.id(), text)))
                .toList());
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.of(PROSE).list().ofMaxSize(5).map(lines -> String.join("\n", lines));
    }
}
