package org.smtpmedic.core.probe.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A resolver over UDP and TCP on loopback that knows the names it is told, and follows aliases among them. */
public final class ZoneServer implements AutoCloseable {
    private static final int UDP_SIZE = 1_232;
    private static final int LONGEST_STRING = 255;
    private static final int MOST_ALIASES = 4;
    private static final int DNSSEC_BOGUS = 6;

    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Set<Name> silent = ConcurrentHashMap.newKeySet();
    private final Set<Name> broken = ConcurrentHashMap.newKeySet();
    private final Set<Name> signed = ConcurrentHashMap.newKeySet();
    private final List<String> askedOverTcp = new CopyOnWriteArrayList<>();
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    private ZoneServer(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    public static ZoneServer start() {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            var tcp = new ServerSocket(0, 50, loopback);
            var server = new ZoneServer(new DatagramSocket(tcp.getLocalPort(), loopback), tcp);
            Thread.ofVirtual().start(server::serveUdp);
            Thread.ofVirtual().start(server::serveTcp);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    public ZoneServer a(String owner, String... addresses) {
        for (String address : addresses) {
            InetAddress parsed = InetAddress.ofLiteral(address);
            Name name = name(owner);
            add(
                    name,
                    address.contains(":")
                            ? new AAAARecord(name, DClass.IN, 60, parsed)
                            : new ARecord(name, DClass.IN, 60, parsed));
        }
        return this;
    }

    public ZoneServer mx(String owner, int preference, String host) {
        return add(name(owner), new MXRecord(name(owner), DClass.IN, 60, preference, name(host)));
    }

    public ZoneServer txt(String owner, String text) {
        List<String> strings = IntStream.rangeClosed(0, text.length() / LONGEST_STRING)
                .mapToObj(i -> text.substring(i * LONGEST_STRING, Math.min(text.length(), (i + 1) * LONGEST_STRING)))
                .toList();
        return add(name(owner), new TXTRecord(name(owner), DClass.IN, 60, strings));
    }

    public ZoneServer cname(String owner, String target) {
        return add(name(owner), new CNAMERecord(name(owner), DClass.IN, 60, name(target)));
    }

    /** Questions about {@code owner} are never answered. */
    public ZoneServer silent(String owner) {
        silent.add(name(owner));
        return this;
    }

    /** Questions about {@code owner} end in SERVFAIL, with the extended error that validators give. */
    public ZoneServer broken(String owner) {
        broken.add(name(owner));
        return this;
    }

    /** Answers about {@code owner} are vouched for (AD flag). */
    public ZoneServer signed(String owner) {
        signed.add(name(owner));
        return this;
    }

    /** The names that were asked for over TCP. */
    public List<String> askedOverTcp() {
        return askedOverTcp;
    }

    @Override
    public void close() {
        try (tcp;
                udp) {
            zone.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZoneServer add(Name owner, Record record) {
        zone.computeIfAbsent(owner, n -> new CopyOnWriteArrayList<>()).add(record);
        return this;
    }

    private void serveUdp() {
        try {
            while (!udp.isClosed()) {
                var packet = new DatagramPacket(new byte[UDP_SIZE], UDP_SIZE);
                udp.receive(packet);
                var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (!silent.contains(query.getQuestion().getName())) {
                    byte[] reply = answer(query).toWire(UDP_SIZE);
                    udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private void serveTcp() {
        try {
            while (!tcp.isClosed()) {
                Socket client = tcp.accept();
                Thread.ofVirtual().start(() -> serveTcp(client));
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private void serveTcp(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var query = new Message(in.readNBytes(in.readUnsignedShort()));
            askedOverTcp.add(query.getQuestion().getName().toString(true));
            byte[] reply = answer(query).toWire();
            var out = new DataOutputStream(client.getOutputStream());
            out.writeShort(reply.length);
            out.write(reply);
            out.flush();
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Name name = question.getName();
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(question, Section.QUESTION);
        if (broken.contains(name)) {
            reply.getHeader().setRcode(Rcode.SERVFAIL);
            reply.addRecord(
                    new OPTRecord(UDP_SIZE, 0, 0, 0, List.of(new ExtendedErrorCodeOption(DNSSEC_BOGUS))),
                    Section.ADDITIONAL);
            return reply;
        }
        if (signed.contains(name)) {
            reply.getHeader().setFlag(Flags.AD);
        }
        for (int i = 0; i <= MOST_ALIASES; i++) {
            List<Record> here = of(name, question.getType());
            here.forEach(record -> reply.addRecord(record, Section.ANSWER));
            List<Record> aliases = here.isEmpty() ? of(name, Type.CNAME) : List.of();
            if (aliases.isEmpty()) {
                reply.getHeader().setRcode(exists(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
                return reply;
            }
            aliases.forEach(alias -> reply.addRecord(alias, Section.ANSWER));
            name = ((CNAMERecord) aliases.getFirst()).getTarget();
        }
        return reply;
    }

    private List<Record> of(Name name, int type) {
        return zone.getOrDefault(name, List.of()).stream()
                .filter(record -> record.getType() == type)
                .toList();
    }

    private boolean exists(Name name) {
        Collection<Name> names = new ArrayList<>(zone.keySet());
        return names.stream().anyMatch(known -> known.subdomain(name));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text.isEmpty() ? "." : text + ".");
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
