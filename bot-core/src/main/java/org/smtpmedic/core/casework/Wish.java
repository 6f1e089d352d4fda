package org.smtpmedic.core.casework;

import java.util.Optional;
import org.smtpmedic.core.casework.Finding.Origin;
import org.smtpmedic.core.probe.path.LoginWay;

/** What an event asks for, before any case is looked at. */
sealed interface Wish {

    /** Whether something is tested, which not everybody may have. */
    default boolean isTest() {
        return switch (this) {
            case RunTest _, TestPath _, TestLogin _, AskMessage _, SendMessage _, RetestTest _, RetestCase _ -> true;
            case Diagnose _, TestDetails _, CancelLogin _, DropMessage _, StopRetest _, OpenCases _, Answer _, Ask _ ->
                false;
        };
    }

    /** {@code caseId} where the text was given for a certain case. */
    record Diagnose(String text, Origin origin, Optional<String> caseId) implements Wish {}

    /** Something about tests, with or without a case. */
    sealed interface OfTests extends Wish {}

    record RunTest() implements OfTests {}

    /** A test of what was typed: a domain, a mailbox or a server. */
    record TestPath(String target) implements OfTests {}

    /** What each stage of an earlier test found. */
    record TestDetails(String testId) implements OfTests {}

    /** A test of a login at what an earlier test tested. */
    record TestLogin(String testId, LoginWay way) implements OfTests {}

    /** The wait for the login of this test is called off. */
    record CancelLogin(String testId) implements OfTests {}

    /** The question whether a test mail may really go out. */
    record AskMessage(String testId, LoginWay way) implements OfTests {}

    /** Yes to it. */
    record SendMessage(String questionId) implements OfTests {}

    /** No to it. */
    record DropMessage(String questionId) implements OfTests {}

    /** Retests by themselves of what an earlier test tested. */
    record RetestTest(String testId) implements OfTests {}

    record StopRetest(String retestId) implements OfTests {}

    record OpenCases() implements Wish {}

    record Answer(Notice notice) implements Wish {}

    /** Something about one case. */
    sealed interface Ask extends Wish {
        String caseId();
    }

    record Decide(String caseId, CaseCommand command) implements Ask {}

    record Export(String caseId) implements Ask {}

    record History(String caseId) implements Ask {}

    record Details(String caseId, String part) implements Ask {}

    /** Retests by themselves while the case waits. */
    record RetestCase(String caseId) implements Ask {}
}
