package org.hazmat.gateway.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/**
 * A terminal that shares no code with the server: header, check code and escapes as JT/T 808 says, in hexadecimal text. It sends
 * 2013 or 2019 headers.
 */
final class HandmadeTerminal implements AutoCloseable {

    static final Charset GBK = Charset.forName("GBK");

    private static final HexFormat HEX = HexFormat.of();
    private static final int PATIENCE_MILLIS = 5000;

    private final Socket socket;
    private final InputStream in;
    private final boolean edition2019;
    private final String phone;
    private int serialNumber;

    private HandmadeTerminal(Socket socket, boolean edition2019, String phone) throws IOException {
        this.socket = socket;
        this.edition2019 = edition2019;
        this.phone = phone;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /**
     * What the server says, unescaped.
     *
     * @param body hexadecimal digits
     * @param total of sub-packages, 0 when it comes whole
     * @param number of the sub-package, from 1
     */
    record Answer(int id, String phone, int serialNumber, String body, int total, int number) {}

    static HandmadeTerminal of2013(InetSocketAddress server, String phone) throws IOException {
        return new HandmadeTerminal(new Socket("127.0.0.1", server.getPort()), false, phone);
    }

    static HandmadeTerminal of2019(InetSocketAddress server, String phone) throws IOException {
        return new HandmadeTerminal(new Socket("127.0.0.1", server.getPort()), true, phone);
    }

    /** The frame of a message, on the wire, with the next serial number. */
    String frame(int id, String body) {
        return frame(id, body, phone);
    }

    String frame(int id, String body, String otherPhone) {
        return wire(header(id, body.length() / 2, otherPhone) + body);
    }

    /** A sub-package: properties bit 13, then total and number. */
    String subPackage(int id, String body, int total, int number) {
        String header = header(id, body.length() / 2 | 1 << 13, phone);
        return wire(header + word(total) + word(number) + body);
    }

    private String header(int id, int properties, String otherPhone) {
        String serial = word(serialNumber++);
        return edition2019
                ? word(id) + word(properties | 1 << 14) + "01" + pad(otherPhone, 20) + serial
                : word(id) + word(properties) + pad(otherPhone, 12) + serial;
    }

    /** Adds the check code, the escapes and the delimiters. */
    static String wire(String content) {
        int check = 0;
        for (byte octet : HEX.parseHex(content)) {
            check ^= octet;
        }
        String whole = content + HEX.toHexDigits((byte) check);
        StringBuilder escaped = new StringBuilder("7e");
        for (int i = 0; i < whole.length(); i += 2) {
            String octet = whole.substring(i, i + 2).toLowerCase(java.util.Locale.ROOT);
            escaped.append(octet.equals("7e") ? "7d02" : octet.equals("7d") ? "7d01" : octet);
        }
        return escaped.append("7e").toString();
    }

    static String word(int value) {
        return HEX.toHexDigits((short) value);
    }

    static String doubleWord(int value) {
        return HEX.toHexDigits(value);
    }

    static String octet(int value) {
        return HEX.toHexDigits((byte) value);
    }

    static String text(String text) {
        return HEX.formatHex(text.getBytes(GBK));
    }

    private static String pad(String digits, int width) {
        return "0".repeat(width - digits.length()) + digits;
    }

    private static String field(String text, int octets) {
        String hex = text(text);
        return hex + "00".repeat(octets - hex.length() / 2);
    }

    /** Sends hexadecimal digits as octets. */
    void send(String hex) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(hex));
        socket.getOutputStream().flush();
    }

    Answer ask(int id, String body) throws IOException {
        send(frame(id, body));
        return answer();
    }

    /** Body of 0x0100: province 12, city 0116, maker, model, terminal id, plate colour, plate. */
    String registration(String maker, String terminalId, int plateColor, String plate) {
        String fixed = edition2019
                ? field(maker, 11) + field("HT-8", 30) + field(terminalId, 30)
                : field(maker, 5) + field("HT-8", 20) + field(terminalId, 7);
        return "000c" + "0074" + fixed + octet(plateColor) + text(plate);
    }

    Answer register(String plate) throws IOException {
        return ask(0x0100, registration("70111", "T000001", 2, plate));
    }

    /** Registers and returns the code. */
    String code(String plate) throws IOException {
        Answer answer = register(plate);
        if (answer.id() != 0x8100 || !answer.body().startsWith("00", 4)) {
            throw new AssertionError("not registered: " + answer);
        }
        return new String(HEX.parseHex(answer.body().substring(6)), GBK);
    }

    /** Body of 0x0102. */
    String authentication(String code) {
        return edition2019
                ? octet(code.length()) + text(code) + field("860000000000001", 15) + field("1.0.0", 20)
                : text(code);
    }

    Answer authenticate(String code) throws IOException {
        return ask(0x0102, authentication(code));
    }

    HandmadeTerminal loggedIn(String plate) throws IOException {
        Answer answer = authenticate(code(plate));
        if (!answer.body().endsWith("010200")) {
            throw new AssertionError("not authenticated: " + answer);
        }
        return this;
    }

    /** Body of 0x0200 at 117.7 E, 38.9 N with 45.6 km/h; time as twelve digits YYMMDDhhmmss in GMT+8. */
    static String report(String time) {
        return report(time, 38_900_000, 117_700_000);
    }

    static String report(String time, int latitude, int longitude) {
        return "00000000" + "00000003" + doubleWord(latitude) + doubleWord(longitude) + "0005" + "01c8" + "005a" + time;
    }

    /** The next answer, or an error when there is none in time or the server closed. */
    Answer answer() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int octet = in.read();
        if (octet < 0) {
            throw new IOException("the server closed the connection");
        }
        if (octet != 0x7e) {
            throw new AssertionError("an answer begins with 7e, not " + octet);
        }
        for (octet = in.read(); octet != 0x7e; octet = in.read()) {
            frame.write(octet == 0x7d ? (in.read() == 1 ? 0x7d : 0x7e) : octet);
        }
        return parse(frame.toByteArray());
    }

    private Answer parse(byte[] content) {
        int check = 0;
        for (byte octet : content) {
            check ^= octet;
        }
        if (check != 0) {
            throw new AssertionError("check code of the answer " + HEX.formatHex(content));
        }
        String hex = HEX.formatHex(content, 0, content.length - 1);
        int phoneAt = edition2019 ? 10 : 8;
        int phoneEnd = phoneAt + (edition2019 ? 20 : 12);
        int properties = Integer.parseInt(hex.substring(4, 8), 16);
        boolean part = (properties >> 13 & 1) == 1;
        String body = hex.substring(phoneEnd + (part ? 12 : 4));
        if ((properties & 0x3FF) != body.length() / 2 || (properties >> 14 & 1) != (edition2019 ? 1 : 0)) {
            throw new AssertionError("properties of the answer " + hex);
        }
        return new Answer(
                Integer.parseInt(hex.substring(0, 4), 16),
                hex.substring(phoneAt, phoneEnd),
                Integer.parseInt(hex.substring(phoneEnd, phoneEnd + 4), 16),
                body,
                part ? Integer.parseInt(hex.substring(phoneEnd + 4, phoneEnd + 8), 16) : 0,
                part ? Integer.parseInt(hex.substring(phoneEnd + 8, phoneEnd + 12), 16) : 0);
    }

    /** True when nothing at all comes within so many milliseconds. */
    boolean hearsNothing(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0 && socket.isClosed();
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** True when the server closes within a few seconds; what it says before is passed over. */
    boolean seesClose() throws IOException {
        try {
            while (in.read() >= 0) {
                // Answers that were on their way.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** The terminal has said all it had to say. */
    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    int nextSerialNumber() {
        return serialNumber;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
