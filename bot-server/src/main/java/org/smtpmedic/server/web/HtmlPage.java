package org.smtpmedic.server.web;

/** A small page of the bot's own, for what cannot be done in a chat. */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * The page.
     *
     * @param title plain text
     * @param style the address of its style sheet
     * @param content HTML; what comes from outside is {@link #escaped} in it
     */
    public static String of(String title, String style, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - SMTP Medic</title>
                <link rel="stylesheet" href="%2$s">
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %3$s</main>
                </body>
                </html>
                """.formatted(escaped(title), style, content);
    }

    /** Text as it may stand in HTML, and in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
