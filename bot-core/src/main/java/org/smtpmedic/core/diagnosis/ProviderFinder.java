package org.smtpmedic.core.diagnosis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.smtpmedic.core.knowledge.CodeRange;
import org.smtpmedic.core.knowledge.Wording;

/** Whose server speaks: by host names, banners and brackets first, then by whose wording it is. */
final class ProviderFinder {

    private static final List<String> OUTLOOK_COM = List.of(
            "smtp-mail.outlook.com",
            "olc.protection.outlook.com",
            "hotmail-com.",
            "outlook-com.olc",
            "smtp.live.com",
            "hotmail.com");
    private static final List<String> MICROSOFT = List.of(
            "prod.outlook.com",
            "prod.partner.outlook.cn",
            "partner.outlook.cn",
            "smtp.office365.com",
            "office365",
            "office 365",
            "office-365",
            "outlook.office",
            "protection.outlook.com",
            "mail.protection",
            "microsoft 365",
            "microsoft365",
            "m365",
            "o365",
            "exchange online",
            "exchangeonline",
            "onmicrosoft.com",
            "microsoftonline",
            "smtp-legacy",
            "aadsts",
            "storedrv.clientsubmit");
    private static final List<String> GMAIL = List.of(
            "gsmtp",
            "smtp.gmail.com",
            "support.google.com",
            "google.com/mail",
            "myaccount.google.com",
            "mx.google.com",
            "l.google.com",
            "smtp-relay.gmail.com",
            "aspmx.",
            "accounts.google.com",
            "googlemail.com]");
    private static final List<String> SES = List.of("amazonses", "email-smtp.", "amazonaws.com", "amazon ses");
    private static final List<String> OTHERS = List.of(
            "smtp.mail.yahoo",
            "yahoo.com]",
            "yahoodns",
            "smtp.sendgrid",
            "sendgrid.net",
            "mailgun.org",
            "smtp.zoho",
            "smtp.qq.com",
            "smtp.exmail.qq",
            "mail.qq.com",
            "smtp.163.com",
            "smtp.126.com",
            "smtp.mail.me.com",
            "mail.gmx",
            "smtp.ionos",
            "ovh.net",
            "mimecast",
            "smtp.yandex",
            "yandex.ru",
            "mail.ru",
            "smtp.mailtrap",
            "mailtrap.io",
            "postmarkapp",
            "smtp-relay.sendinblue",
            "smtp-relay.brevo",
            "sparkpost",
            "strato.de",
            "1und1",
            "kundenserver",
            "web.de",
            "secureserver.net",
            "exim",
            "smtp.orange",
            "smtp.free.fr",
            "messagingengine",
            "mxhichina",
            "aliyun");

    private record Name(String text, Provider provider) {}

    private static final List<Name> NAMES = Stream.of(
                    names(OUTLOOK_COM, Provider.OUTLOOK_COM),
                    names(MICROSOFT, Provider.MICROSOFT365),
                    names(GMAIL, Provider.GMAIL),
                    names(SES, Provider.SES),
                    names(OTHERS, Provider.OTHER))
            .flatMap(List::stream)
            .toList();
    /** A text about Microsoft 365 may mention Google in passing; the other way round it is rare. */
    private static final List<Provider> PRECEDENCE =
            List.of(Provider.OUTLOOK_COM, Provider.MICROSOFT365, Provider.GMAIL, Provider.SES, Provider.OTHER);

    private static final List<String> GMAIL_WORDS = List.of("gmail", "google account");

    /** Ends of host names; whoever has none of them is another provider. */
    private static final List<Name> HOSTS = Stream.of(
                    names(
                            List.of("smtp-mail.outlook.com", ".olc.protection.outlook.com", "hotmail.com", "live.com"),
                            Provider.OUTLOOK_COM),
                    names(List.of("outlook.com", "office365.com", "office365.us", "outlook.cn"), Provider.MICROSOFT365),
                    names(List.of("google.com", "gmail.com", "googlemail.com"), Provider.GMAIL),
                    names(List.of("amazonses.com", "amazonaws.com"), Provider.SES))
            .flatMap(List::stream)
            .toList();

    private final int[] names;
    private final int[] gmailWords;

    /** {@code index} knows the {@link #phrases}. */
    ProviderFinder(WordingIndex index) {
        names = NAMES.stream().map(Name::text).mapToInt(index::numberOf).toArray();
        gmailWords = GMAIL_WORDS.stream().mapToInt(index::numberOf).toArray();
    }

    /** What has to be looked for in a text. */
    static Stream<String> phrases() {
        return Stream.concat(NAMES.stream().map(Name::text), GMAIL_WORDS.stream());
    }

    private static List<Name> names(List<String> texts, Provider provider) {
        return texts.stream().map(text -> new Name(text, provider)).toList();
    }

    /** Who gave the last refusal, else whoever the text mentions; empty when it names nobody. */
    Optional<Provider> named(FoldedText text, List<Reply> replies, PhraseHits hits) {
        return Speaker.of(text, replies).map(ProviderFinder::ofHost).or(() -> mentioned(text, hits));
    }

    private static Provider ofHost(String host) {
        return HOSTS.stream()
                .filter(name -> host.endsWith(name.text))
                .findFirst()
                .map(Name::provider)
                .orElse(Provider.OTHER);
    }

    private Optional<Provider> mentioned(FoldedText text, PhraseHits hits) {
        Set<Provider> named = EnumSet.noneOf(Provider.class);
        for (int i = 0; i < names.length; i++) {
            Name name = NAMES.get(i);
            if (hits.contains(names[i])
                    && hits.of(names[i]).stream().anyMatch(hit -> isLiteral(text, hit, name.text))) {
                named.add(name.provider);
            }
        }
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
        Optional<Provider> mentioned =
                named.or(() -> mentionsGmail(text, hits) ? Optional.of(Provider.GMAIL) : Optional.empty());
        return switch (best.get().cause().provider()) {
            case "microsoft365" -> microsoft(named, host, best.get());
            case "outlook.com" -> Provider.OUTLOOK_COM;
            case "gmail" -> Provider.GMAIL;
            case "ses" -> Provider.SES;
            case "other" -> mentioned.filter(provider -> !isMicrosoft(provider)).orElse(Provider.OTHER);
            default -> mentioned.orElse(Provider.OTHER);
        };
    }

    static boolean isMicrosoft(Provider provider) {
        return provider == Provider.MICROSOFT365 || provider == Provider.OUTLOOK_COM;
    }

    /** Exchange on the premises speaks the same words, from a host of its own or with other codes than the cloud's. */
    private static Provider microsoft(Optional<Provider> named, Optional<String> host, Claim best) {
        if (named.isPresent()) {
            return named.get();
        }
        String code = best.reply().map(Reply::enhanced).orElse("");
        List<String> usual = best.cause().replies();
        boolean unusual = !code.isEmpty()
                && !usual.isEmpty()
                && usual.stream().noneMatch(reply -> reply.endsWith(code))
                && best.cause().wordings().stream()
                        .noneMatch(wording -> wording.code().isPresent() && holds(wording, code));
        return host.isPresent() || unusual ? Provider.OTHER : Provider.MICROSOFT365;
    }

    private static boolean holds(Wording wording, String code) {
        return wording.code()
                .flatMap(CodeRange::parse)
                .filter(range -> range.holds(code))
                .isPresent();
    }

    /** The word alone, not a person's address there. */
    private boolean mentionsGmail(FoldedText text, PhraseHits hits) {
        return Arrays.stream(gmailWords)
                .boxed()
                .flatMap(phrase -> hits.of(phrase).stream())
                .anyMatch(hit -> text.at(hit.start() - 1) != '@');
    }
}
