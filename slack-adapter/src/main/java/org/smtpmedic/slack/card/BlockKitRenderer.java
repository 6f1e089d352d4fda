package org.smtpmedic.slack.card;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.smtpmedic.core.card.Block;
import org.smtpmedic.core.card.Block.Form;
import org.smtpmedic.core.card.Card;
import org.smtpmedic.core.card.CardAction;
import org.smtpmedic.core.card.CardActionCodec;
import org.smtpmedic.core.card.PlainText;

/**
 * Cards as Block Kit, within {@link BlockKitLimits} whatever the card holds. Too many blocks: first the steps lose their "Details"
 * button (one block a step instead of two), then the tail is cut and a line says so.
 *
 * <p>A button's {@code value} is the encoded action. Its {@code action_id} starts with {@link #ACTION}, or with {@link #FORM} where
 * the click has to open {@link #form} before anything can happen.
 */
public final class BlockKitRenderer {
    public static final String ACTION = "act.";
    public static final String FORM = "form.";
    /** What the {@code action_id} of a choice of people starts with; the id of the reminder follows. */
    public static final String HAND_OVER = "handover:";

    /** Blocks that the home tab has besides the card's: the settings. */
    private static final int HOME_EXTRA = 5;

    private static final String CUT = "There is more than fits here. The export has everything.";

    /** The card as arguments of {@code chat.postMessage} and {@code chat.update}: {@code text} and {@code blocks}. */
    public ObjectNode message(Card card) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put(
                "text",
                PlainText.cut(
                        Mrkdwn.escape(PlainText.cut(card.fallback(), BlockKitLimits.SECTION_TEXT)),
                        BlockKitLimits.FALLBACK_TEXT));
        message.putArray("blocks").addAll(fitting(card.blocks(), BlockKitLimits.MESSAGE_BLOCKS));
        return message;
    }

    /**
     * A form as a dialog. The typed text comes back under the form's field id, the action as the {@code callback_id}.
     *
     * @param privateMetadata what the caller wants back with the submission, at most 3000 characters
     */
    public ObjectNode form(Form form, String privateMetadata) {
        ObjectNode view = view("SMTP Medic", privateMetadata);
        view.put("callback_id", CardActionCodec.encodeToString(form.send().action()));
        view.set("submit", BlockElements.plain("Send", BlockKitLimits.VIEW_TITLE));
        ObjectNode input = BlockElements.input(form);
        if (form.send().action() instanceof CardAction.Ask) {
            input.put("optional", true);
        }
        view.putArray("blocks").add(input);
        return view;
    }

    /** What a card keeps folded, as a dialog that can be read and closed. Its buttons work as those of a message do. */
    public ObjectNode details(String title, List<Block> blocks, String privateMetadata) {
        ObjectNode view = view("Details", privateMetadata);
        view.putArray("blocks")
                .add(BlockElements.header(title))
                .addAll(fitting(blocks, BlockKitLimits.VIEW_BLOCKS - 1));
        return view;
    }

    /** A card as the app's home tab. */
    public ObjectNode home(Card card) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("type", "home");
        view.putArray("blocks").addAll(fitting(card.blocks(), BlockKitLimits.VIEW_BLOCKS - HOME_EXTRA));
        return view;
    }

    private static ObjectNode view(String title, String privateMetadata) {
        if (privateMetadata.length() > BlockKitLimits.PRIVATE_METADATA) {
            throw new IllegalArgumentException("privateMetadata is too long");
        }
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("type", "modal");
        view.set("title", BlockElements.plain(title, BlockKitLimits.VIEW_TITLE));
        view.set("close", BlockElements.plain("Close", BlockKitLimits.VIEW_TITLE));
        view.put("private_metadata", privateMetadata);
        return view;
    }

    private static List<ObjectNode> fitting(List<Block> blocks, int max) {
        List<ObjectNode> roomy = new BlockKitPage(false).render(blocks);
        List<ObjectNode> rendered = fits(roomy, max) ? roomy : new BlockKitPage(true).render(blocks);
        return fits(rendered, max) ? rendered : cut(rendered, max);
    }

    private static boolean fits(List<ObjectNode> blocks, int max) {
        return blocks.size() <= max && length(blocks) <= BlockKitLimits.MESSAGE_JSON;
    }

    private static List<ObjectNode> cut(List<ObjectNode> blocks, int max) {
        List<ObjectNode> kept = new java.util.ArrayList<>(blocks.subList(0, Math.min(blocks.size(), max - 1)));
        while (length(kept) > BlockKitLimits.MESSAGE_JSON) {
            kept.removeLast();
        }
        kept.add(BlockElements.context(CUT));
        return kept;
    }

    private static int length(List<ObjectNode> blocks) {
        return blocks.stream().mapToInt(block -> block.toString().length()).sum();
    }
}
