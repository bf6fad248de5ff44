package org.hazmat.scenarios.player;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;

/** A terminal that says what a scenario has it say, in order, and returns when all of it is acknowledged. */
public final class LiveTerminal implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int AT_ONCE = 50;
    private static final String MAKER = "70111";
    private static final String MODEL = "SCENARIO";
    private static final String TERMINAL_ID = "0000001";

    private final Socket socket;
    private final Edition edition;
    private final PhoneNumber phone;
    private final FrameDecoder decoder = new FrameDecoder();
    private final Deque<Message> answers = new ArrayDeque<>();
    private final byte[] chunk = new byte[4096];
    private int serialNumber;

    private LiveTerminal(Socket socket, Edition edition, PhoneNumber phone) {
        this.socket = socket;
        this.edition = edition;
        this.phone = phone;
    }

    /** Connects, registers and authenticates. */
    public static LiveTerminal of(Vehicle vehicle, Edition edition, InetSocketAddress server) throws IOException {
        Socket socket = new Socket(server.getHostString(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        LiveTerminal terminal = new LiveTerminal(socket, edition, PhoneNumber.of(vehicle.phoneNumber(), edition));
        try {
            terminal.introduce(vehicle);
            return terminal;
        } catch (IOException e) {
            terminal.close();
            throw e;
        }
    }

    private void introduce(Vehicle vehicle) throws IOException {
        String plate = vehicle.id().plate();
        send(new Registration(0, 0, MAKER, MODEL, TERMINAL_ID, vehicle.id().plateColor(), plate));
        if (!(answer() instanceof RegistrationResponse response) || response.result() != RegistrationResponse.OK) {
            throw new IOException("the server refuses to register the terminal of " + plate);
        }
        int serial = send(Authentication.of(response.authenticationCode()));
        Set<Integer> outstanding = new HashSet<>(Set.of(serial));
        acknowledge(outstanding);
    }

    /** Sends them and waits for the acknowledgement of each. */
    public void report(List<Message> messages) throws IOException {
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            Set<Integer> outstanding = new HashSet<>();
            for (Message message : messages.subList(from, Math.min(messages.size(), from + AT_ONCE))) {
                int first = serialNumber;
                send(message);
                for (int serial = first; serial != serialNumber; serial = serial + 1 & 0xFFFF) {
                    outstanding.add(serial);
                }
            }
            while (!outstanding.isEmpty()) {
                acknowledge(outstanding);
            }
        }
    }

    private void acknowledge(Set<Integer> outstanding) throws IOException {
        if (answer() instanceof PlatformGeneralResponse response && outstanding.remove(response.serialNumber())) {
            if (response.result() != PlatformGeneralResponse.OK) {
                throw new IOException(
                        "the server answers " + response.messageId() + " with result " + response.result());
            }
        }
    }

    /** Returns the serial number of the first frame. */
    private int send(Message message) throws IOException {
        int serial = serialNumber;
        ByteBuf out = Unpooled.buffer();
        serialNumber = serial + FrameEncoder.encode(message, edition, phone, serial, out) & 0xFFFF;
        socket.getOutputStream().write(ByteBufUtil.getBytes(out));
        return serial;
    }

    private Message answer() throws IOException {
        InputStream in = socket.getInputStream();
        while (answers.isEmpty()) {
            int length = in.read(chunk);
            if (length < 0) {
                throw new IOException("the server closed the terminal's connection");
            }
            decoder.decode(Unpooled.wrappedBuffer(chunk, 0, length), inbound -> {
                if (inbound instanceof Frame frame) {
                    answers.add(Codec.read(frame, edition));
                }
            });
        }
        return answers.remove();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
