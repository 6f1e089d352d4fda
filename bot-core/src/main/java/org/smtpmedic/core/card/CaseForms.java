package org.smtpmedic.core.card;

import java.util.Optional;
import org.smtpmedic.core.card.Block.Button;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.CardAction.Ask;
import org.smtpmedic.core.card.CardAction.SetMailbox;
import org.smtpmedic.core.card.CardAction.SubmitError;

/** The forms of a case. A platform whose forms are dialogs finds the dialog for a pressed button here. */
public final class CaseForms {
    private static final int LONGEST_ERROR = 3000;
    /** RFC 5321, 4.5.3.1: 64 characters, the @, 255 characters. */
    private static final int LONGEST_ADDRESS = 320;

    private CaseForms() {}

    /** The form whose sending is {@code action}; empty for actions that need nothing typed. */
    public static Optional<Form> of(CardAction action) {
        if (action instanceof SubmitError error) {
            return Optional.of(newError(error.caseId()));
        }
        if (action instanceof Ask) {
            return Optional.of(ask());
        }
        return action instanceof SetMailbox mailbox ? Optional.of(mailbox(mailbox.caseId())) : Optional.empty();
    }

    /** What {@code /smtp-test} takes; may be left empty, which asks for a test. */
    public static Form ask() {
        return new Form(
                Ask.FIELD,
                "Error, domain or mailbox",
                "535 5.7.139 … or contoso.com or user@contoso.com",
                true,
                LONGEST_ERROR,
                Button.of("Find out", new Ask()));
    }

    /** Still failing: the new error, typed or pasted. */
    public static Form newError(String caseId) {
        return new Form(
                SubmitError.FIELD,
                "Paste a new error",
                "535 5.7.139 Authentication unsuccessful, …",
                true,
                LONGEST_ERROR,
                Button.of("Check this error", new SubmitError(caseId)));
    }

    /** The mailbox that stands in the commands. */
    public static Form mailbox(String caseId) {
        return new Form(
                SetMailbox.FIELD,
                "Set the mailbox",
                "scanner@contoso.com",
                false,
                LONGEST_ADDRESS,
                Button.of("Fill in commands", new SetMailbox(caseId)));
    }
}
