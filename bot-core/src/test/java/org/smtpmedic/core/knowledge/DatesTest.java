package org.smtpmedic.core.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates of retirements stand in one file, and what is said depends on the day. */
class DatesTest {

    private static final Catalogue CATALOGUE = CatalogueLoader.bundled();
    /** The years in which something ends; the past, such as "created after January 2020", may be named. */
    private static final Pattern YEAR = Pattern.compile("\\b20(?:2[6-9]|3\\d)\\b");

    @Test
    void no_cause_and_no_step_writes_a_retirement_date_out() {
        List<String> faults = new ArrayList<>();
        CATALOGUE
                .causes()
                .values()
                .forEach(cause -> cause(cause)
                        .filter(text -> YEAR.matcher(text).find())
                        .forEach(text -> faults.add(cause.id() + ": " + text)));
        CATALOGUE
                .steps()
                .values()
                .forEach(step -> step(step)
                        .filter(text -> YEAR.matcher(text).find())
                        .forEach(text -> faults.add(step.id() + ": " + text)));

        assertThat(faults).isEmpty();
    }

    private static Stream<String> cause(Cause cause) {
        return Stream.of(
                        Stream.of(cause.title(), cause.meaning()),
                        cause.reasons().stream(),
                        cause.ifNothingHelps().stream(),
                        cause.ask().stream())
                .flatMap(part -> part);
    }

    private static Stream<String> step(Step step) {
        return Stream.of(
                        Stream.of(
                                step.title(),
                                step.why(),
                                step.licence(),
                                step.verify().look()),
                        step.notes().stream(),
                        step.risk().note().stream(),
                        step.portal().stream().flatMap(portal -> portal.path().stream()),
                        step.undo().map(Step.Undo::title).stream())
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp-basic-auth, 2026-12-31, still works",
        "smtp-basic-auth, 2027-01-01, Since the end of December 2026",
        "hve-basic-auth, 2028-09-30, until September 2028",
        "hve-basic-auth, 2028-10-01, was to end",
        "outlook-com-basic-auth, 2024-09-16, lose password sign-in",
        "outlook-com-basic-auth, 2024-09-17, have taken only OAuth",
        "legacy-tls, 2026-12-31, From July to December 2026",
        "legacy-tls, 2027-01-01, have been blocked",
        "ews, 2026-10-01, from 1 October 2026",
        "ews, 2026-10-02, since 1 October 2026",
    })
    void the_text_changes_with_the_day(String id, LocalDate day, String words) {
        assertThat(Objects.requireNonNull(CATALOGUE.retirements().get(id)).textOn(day))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "basic-auth-disabled, smtp-basic-auth",
        "basic-auth-retired, smtp-basic-auth",
        "security-defaults-lock, smtp-basic-auth",
        "tenant-smtp-auth-disabled, smtp-basic-auth",
        "mailbox-smtp-auth-disabled, smtp-basic-auth",
        "tls-version-rejected, legacy-tls",
        "hve-app-not-allowed, hve-basic-auth",
    })
    void causes_name_the_date_that_limits_their_fix(String cause, String retirement) {
        assertThat(CATALOGUE.cause(cause).flatMap(Cause::retirement)).contains(retirement);
    }
}
