package org.smtpmedic.core.testkit;

/** What the bot does for people, whatever the platform: the rows of {@code docs/parity.md}. */
public enum Feature {
    DIAGNOSIS("A pasted error becomes a case: the cause, the words that prove it, the steps"),
    NOT_AN_ERROR("What is no error is answered with what is needed"),
    CHECKLIST("Several people tick steps of one card, which changes in its place"),
    DETAILS("The details of a step"),
    REMINDER("A reminder mentions who waits, and can be snoozed"),
    CHANGED_ERROR("The next error says what changed, and the old card folds"),
    NEXT_ERROR("In the conversation of a case the next error needs no mention, and small talk is left alone"),
    CLOSING("It works: the case closes; it can be opened again"),
    PATH_TEST("`/smtp-test TARGET` on one card that fills as the stages end"),
    LOGIN_CANCELLED("A login that is waited for can be cancelled by who asked for it, and by nobody else"),
    MAIL_QUESTION("A test mail goes out only after a yes to a question of the bot's own"),
    SECRET("A secret is hidden everywhere, and the person is told"),
    ALONE("What concerns one person is shown to nobody else"),
    STALE("A button of a closed case or of an old card is answered and does nothing"),
    UNKNOWN("A button that nobody knows is answered and does nothing"),
    ONCE("What the platform delivers twice is done once"),
    PERSONAL("A chat with the bot alone"),
    FILES("An uploaded log is read like a paste"),
    MENU("The menu of somebody else's message takes its text"),
    COMMAND("`/smtp-test` as a command of the platform"),
    HOME("A place of the bot's own, with the open cases"),
    RESTART("Conversations and reminders outlive a restart"),
    PATIENCE("A platform that asks for patience gets the latest state later, once"),
    DELETED("A card that somebody deleted comes back with the next change"),
    DETOUR("Where the bot may not write, the person hears it in private"),
    REMOVED("A bot that was removed is quiet until it is talked to again"),
    MOVED("A platform that serves a conversation elsewhere is followed there"),
    FORGERY("Requests that the platform has not signed are refused");

    private final String title;

    Feature(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
