package org.hazmat.scenarios.fleet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** A platform that shares no code with the terminal: header, check code and escapes as JT/T 808 says, in hexadecimal text. */
final class HandmadePlatform implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket socket = new Socket();
    private boolean wide;
    private String phone = "";
    private int serialNumber = 0x0100;

    HandmadePlatform() throws IOException {
        listener.setSoTimeout(PATIENCE_MILLIS);
    }

    /**
     * A frame of the terminal, unescaped.
     *
     * @param packages total and number as eight digits, or empty
     * @param body hexadecimal digits
     */
    record Heard(int id, int serialNumber, String packages, String body) {}

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Takes the next connection. */
    void accept() throws IOException {
        socket = listener.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Takes the next connection, registers and authenticates who comes; returns the body of the registration. */
    String welcome() throws IOException {
        accept();
        Heard registration = hear(0x0100);
        say(0x8100, word(registration.serialNumber()) + "00" + "4142");
        acknowledge(hear(0x0102));
        return registration.body();
    }

    void acknowledge(Heard heard) throws IOException {
        say(0x8001, word(heard.serialNumber()) + word(heard.id()) + "00");
    }

    /** The next frame with this id; others are passed over. */
    Heard hear(int id) throws IOException {
        Heard heard = hear();
        while (heard.id() != id) {
            heard = hear();
        }
        return heard;
    }

    Heard hear() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != 0x7e || frame.size() == 0; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the terminal closed the connection");
            }
            if (octet != 0x7e) {
                frame.write(octet == 0x7d ? (in.read() == 1 ? 0x7d : 0x7e) : octet);
            }
        }
        String hex = HEX.formatHex(frame.toByteArray(), 0, frame.size() - 1);
        int properties = Integer.parseInt(hex.substring(4, 8), 16);
        wide = (properties & 1 << 14) != 0;
        int phoneAt = wide ? 10 : 8;
        int serialAt = phoneAt + (wide ? 20 : 12);
        phone = hex.substring(phoneAt, serialAt);
        int bodyAt = serialAt + 4 + ((properties & 1 << 13) == 0 ? 0 : 8);
        return new Heard(
                Integer.parseInt(hex.substring(0, 4), 16),
                Integer.parseInt(hex.substring(serialAt, serialAt + 4), 16),
                hex.substring(serialAt + 4, bodyAt),
                hex.substring(bodyAt));
    }

    /** Sends a message with a header like the terminal's, and returns its serial number. */
    int say(int id, String body) throws IOException {
        int serial = serialNumber++;
        int properties = body.length() / 2 | (wide ? 1 << 14 : 0);
        String content = word(id) + word(properties) + (wide ? "01" : "") + phone + word(serial) + body;
        int check = 0;
        for (byte octet : HEX.parseHex(content)) {
            check ^= octet;
        }
        StringBuilder escaped = new StringBuilder("7e");
        String whole = content + HEX.toHexDigits((byte) check);
        for (int i = 0; i < whole.length(); i += 2) {
            String octet = whole.substring(i, i + 2);
            escaped.append(octet.equals("7e") ? "7d02" : octet.equals("7d") ? "7d01" : octet);
        }
        socket.getOutputStream().write(HEX.parseHex(escaped + "7e"));
        return serial;
    }

    String phone() {
        return phone;
    }

    static String word(int value) {
        return HEX.toHexDigits((short) value);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listener.close();
    }
}
