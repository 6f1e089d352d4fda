package org.smtpmedic.core.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket that hears a server out only so far. The client itself would read an endless reply for ever. */
final class BoundedSocket extends Socket {
    private static final long MOST_OCTETS = 256 * 1024;

    private @Nullable InputStream bounded;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (bounded == null) {
            bounded = new BoundedInput(super.getInputStream());
        }
        return bounded;
    }

    private static final class BoundedInput extends FilterInputStream {
        private long left = MOST_OCTETS;

        BoundedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int octets = super.read(buffer, offset, length);
            count(octets);
            return octets;
        }

        private void count(int octets) throws IOException {
            left -= octets;
            if (left < 0) {
                throw new IOException("The server said more than " + MOST_OCTETS + " octets");
            }
        }
    }
}
