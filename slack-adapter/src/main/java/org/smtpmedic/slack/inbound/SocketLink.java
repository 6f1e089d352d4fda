package org.smtpmedic.slack.inbound;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smtpmedic.slack.api.Token;

/**
 * Keeps the connection of Socket Mode. The library reconnects by itself once it was connected; what it does not do is come up while Slack is
 * away, or come back when its attempts have failed. Both are looked after here.
 */
final class SocketLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocketLink.class);
    /** The library's default is one message after the other. */
    private static final int AT_ONCE = 10;

    private static final Duration CHECK = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** So long the library's own reconnecting is left to itself. */
    private static final int CHECKS_LOST = 6;

    private final App app;
    private final Token appToken;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;
    private volatile @Nullable SocketModeApp link;

    SocketLink(App app, Token appToken) {
        this.app = app;
        this.appToken = appToken;
        this.keeper = Thread.ofVirtual().name("slack-socket").unstarted(this::keep);
    }

    void start() {
        keeper.start();
    }

    boolean isConnected() {
        SocketModeApp current = link;
        return current != null
                && Optional.ofNullable(current.getClient())
                        .filter(SocketModeClient::verifyConnection)
                        .isPresent();
    }

    @Override
    public void close() {
        closing.countDown();
        keeper.interrupt();
        drop();
    }

    private void keep() {
        Duration pause = CHECK;
        int lost = 0;
        do {
            if (link == null) {
                pause = connect() ? CHECK : doubled(pause);
                lost = 0;
            } else if (isConnected()) {
                lost = 0;
            } else if (++lost == CHECKS_LOST) {
                log.warn("The connection to Slack did not come back; a new one is opened");
                drop();
            }
        } while (!closesWithin(pause));
    }

    private boolean connect() {
        try {
            var opened = new SocketModeApp(appToken.reveal(), app, SocketModeClient.Backend.JavaWebSocket, AT_ONCE);
            opened.startAsync();
            link = opened;
            if (closing.getCount() == 0) {
                drop();
            }
            log.info("Connected to Slack by Socket Mode");
            return true;
        } catch (Exception e) {
            // The library throws Exception; its message may hold the address with its ticket.
            log.error("No connection to Slack by Socket Mode: {}. Look at the app token; I try again", reason(e));
            return false;
        }
    }

    private void drop() {
        SocketModeApp current = link;
        link = null;
        if (current != null) {
            try {
                current.close();
            } catch (Exception e) {
                log.warn(
                        "The connection to Slack did not close: {}",
                        e.getClass().getName());
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException
                ? "Slack did not answer, or refused"
                : e.getClass().getName();
    }

    private boolean closesWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private static Duration doubled(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
