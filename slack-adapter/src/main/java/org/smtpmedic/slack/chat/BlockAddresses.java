package org.smtpmedic.slack.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The conversation inside the ids of blocks with buttons. A click names the block, so it finds its case wherever the card ended up: in a
 * thread, in direct messages, in a message that only one person sees.
 */
public final class BlockAddresses {
    private static final char BETWEEN = ':';

    private BlockAddresses() {}

    /** Writes the address into every block that can be clicked. */
    public static void write(JsonNode blocks, Address address) {
        int number = 0;
        for (JsonNode block : blocks) {
            number++;
            if (block instanceof ObjectNode object && (block.has("accessory") || isActions(block))) {
                object.put("block_id", number + "" + BETWEEN + address);
            }
        }
    }

    /** The address that {@link #write} wrote; empty for any other id. */
    public static Optional<Address> read(String blockId) {
        return Address.parse(blockId.substring(blockId.indexOf(BETWEEN) + 1));
    }

    private static boolean isActions(JsonNode block) {
        return block.path("type").asText().equals("actions");
    }
}
