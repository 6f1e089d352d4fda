package org.smtpmedic.server.web;

import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** The one HTTP port of the program. */
public final class WebServer implements AutoCloseable {
    private static final int HEADER_BYTES = 16 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final int QUEUE = 128;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @throws BindException if the port is taken
     * @throws IOException if it cannot be had for another reason
     */
    public static WebServer start(String host, int port, List<Route> routes) throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("http");
        threads.setDaemon(true);
        var virtual = new VirtualThreadPool();
        virtual.setName("http-request-");
        threads.setVirtualThreadsExecutor(virtual);
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(limits()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(QUEUE);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Router(routes)));
        server.setErrorHandler(WebServer::refuse);
        server.setStopTimeout(STOP.toMillis());
        var web = new WebServer(server, connector);
        web.open();
        return web;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no new request, lets the running ones finish for some seconds, then hangs up. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop", e);
        }
    }

    private void open() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IOException("The HTTP server did not start", e);
        }
    }

    private static HttpConfiguration limits() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        // An own Date header costs nothing and tells nothing.
        http.setSendDateHeader(false);
        return http;
    }

    /** What the parser refuses before a route is asked: a status and no words of the request. */
    private static boolean refuse(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        byte[] words = "{\"error\":\"The request cannot be read.\"}".getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(words), callback);
        return true;
    }
}
