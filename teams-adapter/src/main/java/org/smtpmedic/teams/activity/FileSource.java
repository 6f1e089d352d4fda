package org.smtpmedic.teams.activity;

import java.io.IOException;

/** Where uploaded files are fetched from. */
public interface FileSource {

    /**
     * The bytes behind the address that the channel gave.
     *
     * @throws IOException if they cannot be had; the message is for the person, and tells what was wrong
     */
    byte[] fetch(String url) throws IOException;
}
