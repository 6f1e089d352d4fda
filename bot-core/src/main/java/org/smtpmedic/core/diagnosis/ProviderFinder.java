package org.smtpmedic.core.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.smtpmedic.core.diagnosis.ProviderNames.Name;
import org.smtpmedic.core.knowledge.CodeRange;
import org.smtpmedic.core.knowledge.Wording;

/** Whose server speaks: by host names, banners and brackets first, then by whose wording it is. */
final class ProviderFinder {

    /** A text about Microsoft 365 may mention Google in passing; the other way round it is rare. */
    private static final List<Provider> PRECEDENCE =
            List.of(Provider.OUTLOOK_COM, Provider.MICROSOFT365, Provider.GMAIL, Provider.SES, Provider.OTHER);

    /** Said in passing as well: counts only for another provider's refusal. */
    private static final String GOOGLE = "google";

    /** Only the cloud has details of three digits. */
    private static final Pattern CLOUD_CODE = Pattern.compile("[45]\\.[0-9]\\.[0-9]{3}");

    /** By the number of a phrase in the index. */
    private final Map<Integer, List<Name>> names;
    /** The same, with their places in the list: an earlier one goes first. */
    private final Map<Integer, Integer> ownWords;

    private final int google;

    /** {@code index} knows the {@link #phrases}. */
    ProviderFinder(WordingIndex index) {
        names = ProviderNames.NAMES.stream().collect(Collectors.groupingBy(name -> index.numberOf(name.text())));
        ownWords = IntStream.range(0, ProviderNames.OWN_WORDS.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> index.numberOf(ProviderNames.OWN_WORDS.get(i).text()), i -> i, Math::min));
        google = index.numberOf(GOOGLE);
    }

    /** What has to be looked for in a text. */
    static Stream<String> phrases() {
        return Stream.concat(
                Stream.concat(ProviderNames.NAMES.stream(), ProviderNames.OWN_WORDS.stream())
                        .map(Name::text),
                Stream.of(GOOGLE));
    }

    /** Who gave the last refusal, else whoever the text mentions; empty when it names nobody. */
    Optional<Provider> named(FoldedText text, List<Reply> replies, PhraseHits hits) {
        return Speaker.of(text, replies).map(ProviderFinder::ofHost).or(() -> mentioned(text, hits));
    }

    private static Provider ofHost(String host) {
        return ProviderNames.HOSTS.stream()
                .filter(name -> host.endsWith(name.text()))
                .findFirst()
                .map(Name::provider)
                .orElse(Provider.OTHER);
    }

    private Optional<Provider> mentioned(FoldedText text, PhraseHits hits) {
        Set<Provider> named = EnumSet.noneOf(Provider.class);
        hits.phrases().forEach(phrase -> {
            for (Name name : names.getOrDefault(phrase, List.of())) {
                if (hits.of(phrase).stream().anyMatch(hit -> isLiteral(text, hit, name.text()))) {
                    named.add(name.provider());
                }
            }
        });
        return PRECEDENCE.stream().filter(named::contains).findFirst();
    }

    /** As it is written, and no person's address: {@code email.smtp} is not {@code email-smtp.} */
    private static boolean isLiteral(FoldedText text, PhraseHits.Hit hit, String name) {
        boolean address = text.at(hit.start() - 1) == '@';
        String words = text.subSequence(hit.start(), hit.end()).replace("\n", "");
        return !address && name.replace(" ", "").contains(words.replace(" ", ""));
    }

    /** The verdict, once the best cause is known. {@code host} is the server that the client was set to. */
    Provider decide(
            FoldedText text, PhraseHits hits, Optional<Provider> named, Optional<String> host, Optional<Claim> best) {
        if (best.isEmpty()) {
            return named.orElse(Provider.NONE);
        }
        Optional<Provider> spoken = spoken(text, hits);
        Optional<Provider> known = named.or(() -> spoken);
        return switch (best.get().cause().provider()) {
            case "microsoft365" ->
                microsoft(named.or(() -> spoken.filter(ProviderFinder::isMicrosoft)), host, best.get());
            case "outlook.com" -> Provider.OUTLOOK_COM;
            case "gmail" -> Provider.GMAIL;
            case "ses" -> Provider.SES;
            case "other" ->
                known.filter(provider -> !isMicrosoft(provider))
                        .or(() -> Optional.of(Provider.GMAIL).filter(_ -> hits.contains(google)))
                        .orElse(Provider.OTHER);
            default -> known.orElse(Provider.OTHER);
        };
    }

    static boolean isMicrosoft(Provider provider) {
        return provider == Provider.MICROSOFT365 || provider == Provider.OUTLOOK_COM;
    }

    /** Exchange on the premises speaks the same words, from a host of its own or with other codes than the cloud's. */
    private static Provider microsoft(Optional<Provider> known, Optional<String> host, Claim best) {
        String code = best.reply().map(Reply::enhanced).orElse("");
        boolean usual = isUsual(best, code);
        if (usual && CLOUD_CODE.matcher(code).matches()) {
            return known.filter(ProviderFinder::isMicrosoft).orElse(Provider.MICROSOFT365);
        }
        return known.orElse(host.isPresent() || !usual ? Provider.OTHER : Provider.MICROSOFT365);
    }

    private static boolean isUsual(Claim best, String code) {
        List<String> usual = best.cause().replies();
        return code.isEmpty()
                || usual.isEmpty()
                || usual.stream().anyMatch(reply -> reply.endsWith(code))
                || best.cause().wordings().stream().anyMatch(wording -> isNamedBy(wording, code));
    }

    /** Whether the code alone, without any words, names the cause. */
    private static boolean isNamedBy(Wording wording, String code) {
        return wording.say().isEmpty()
                && wording.needs().isEmpty()
                && wording.code()
                        .flatMap(CodeRange::parse)
                        .filter(range -> range.holds(code))
                        .isPresent();
    }

    /** Whose words these are; a person's address at Gmail is none of them. */
    private Optional<Provider> spoken(FoldedText text, PhraseHits hits) {
        return hits
                .phrases()
                .filter(ownWords::containsKey)
                .filter(phrase -> hits.of(phrase).stream().anyMatch(hit -> text.at(hit.start() - 1) != '@'))
                .map(ownWords::get)
                .min()
                .stream()
                .mapToObj(i -> ProviderNames.OWN_WORDS.get(i).provider())
                .findFirst();
    }
}
