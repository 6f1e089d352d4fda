package org.smtpmedic.slack.card;

/**
 * Slack's limits, in characters or elements. Source: docs.slack.dev/reference/block-kit and the comments of {@code @slack/types}
 * 3.2.0; where those two differ, the smaller one.
 */
public final class BlockKitLimits {
    public static final int MESSAGE_BLOCKS = 50;
    public static final int VIEW_BLOCKS = 100;
    public static final int HEADER_TEXT = 150;
    public static final int SECTION_TEXT = 3000;
    public static final int CONTEXT_ELEMENTS = 10;
    public static final int CONTEXT_TEXT = 3000;
    public static final int ACTIONS_ELEMENTS = 25;
    public static final int BUTTON_TEXT = 75;
    public static final int BUTTON_VALUE = 2000;
    public static final int ACCESSIBILITY_LABEL = 75;
    public static final int ACTION_ID = 255;
    public static final int BLOCK_ID = 255;
    public static final int CALLBACK_ID = 255;
    public static final int CONFIRM_TITLE = 100;
    public static final int CONFIRM_TEXT = 300;
    public static final int CONFIRM_BUTTON = 30;
    public static final int VIEW_TITLE = 24;
    public static final int PRIVATE_METADATA = 3000;
    public static final int INPUT_LABEL = 2000;
    public static final int INPUT_PLACEHOLDER = 150;
    public static final int INPUT_LENGTH = 3000;
    /** Slack names no figure for rich text; this is our own. */
    public static final int RICH_TEXT = 3000;
    /** Of the text beside the blocks: Slack cuts at 40,000 and recommends 4,000. */
    public static final int FALLBACK_TEXT = 4000;
    /** Slack refuses very long messages without naming the figure ({@code msg_blocks_too_long}); this is our own. */
    public static final int MESSAGE_JSON = 40_000;

    private BlockKitLimits() {}
}
