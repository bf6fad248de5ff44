package org.hazmat.scenarios.e2e;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A terminal that shares no code with the product: frames are put together here from the tables of JT/T 808-2013 and 2019, so that a
 * mistake that the product makes both ways does not go unnoticed.
 */
final class RawTerminal implements AutoCloseable {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter BCD_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.ofHours(8));

    /** What the server says: its serial number, and the body without its header. */
    record Answer(int messageId, int serialNumber, byte[] body) {
        /** 0x8001 and 0x8100 begin with the serial number that they answer. */
        int repliedSerial() {
            return ByteBuffer.wrap(body).getShort(0) & 0xFFFF;
        }

        int result() {
            return messageId == 0x8100 ? body[2] : body[4];
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final boolean v2019;
    private final String phone;
    private int serial;

    RawTerminal(int port, boolean v2019, String phone) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.socket.setSoTimeout(10_000);
        this.in = socket.getInputStream();
        this.v2019 = v2019;
        this.phone = phone;
    }

    /** How long a read waits. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Registers and authenticates; throws when the server refuses. */
    void logIn(String plate) throws IOException {
        authenticate(register(plate));
    }

    /** The authentication code; throws when the server refuses. */
    String register(String plate) throws IOException {
        send(0x0100, registration(plate));
        Answer registered = read();
        if (registered.messageId() != 0x8100 || registered.result() != 0) {
            throw new IOException("registration refused: " + registered.result());
        }
        return new String(registered.body(), 3, registered.body().length - 3, GBK);
    }

    /** Throws when the server refuses. */
    void authenticate(String code) throws IOException {
        send(0x0102, authentication(code));
        Answer authenticated = read();
        if (authenticated.messageId() != 0x8001 || authenticated.result() != 0) {
            throw new IOException("authentication refused: " + authenticated.result());
        }
    }

    /** Sends a 0x0200 with mileage; returns its serial number. */
    int report(Instant time, int lonMicrodegrees, int latMicrodegrees, double speedKmh) throws IOException {
        return send(0x0200, location(time, lonMicrodegrees, latMicrodegrees, speedKmh));
    }

    /** Sends a report and waits for its acknowledgement. */
    Answer reportAndWait(Instant time, int lonMicrodegrees, int latMicrodegrees, double speedKmh) throws IOException {
        int sent = report(time, lonMicrodegrees, latMicrodegrees, speedKmh);
        Answer answer = read();
        while (answer.repliedSerial() != sent) {
            answer = read();
        }
        return answer;
    }

    int send(int messageId, byte[] body) throws IOException {
        int used = serial;
        serial = (serial + 1) & 0xFFFF;
        socket.getOutputStream().write(frame(messageId, body, used));
        return used;
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Answer read() throws IOException {
        int next = in.read();
        while (next == 0x7E) {
            next = in.read();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (next != 0x7E) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next == 0x7D) {
                next = in.read() == 1 ? 0x7D : 0x7E;
            }
            content.write(next);
            next = in.read();
        }
        ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
        int header = v2019 ? 17 : 12;
        byte[] body = new byte[bytes.capacity() - header - 1];
        bytes.get(header, body);
        return new Answer(bytes.getShort(0) & 0xFFFF, bytes.getShort(header - 2) & 0xFFFF, body);
    }

    /** The next message that is no acknowledgement. */
    Answer readCommand() throws IOException {
        Answer next = read();
        while (next.messageId() == 0x8001) {
            next = read();
        }
        return next;
    }

    /** 0x0001 with result 0. */
    void confirm(Answer command) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(5);
        body.putShort((short) command.serialNumber()).putShort((short) command.messageId());
        send(0x0001, body.put((byte) 0).array());
    }

    static byte[] location(Instant time, int lonMicrodegrees, int latMicrodegrees, double speedKmh) {
        ByteBuffer body = ByteBuffer.allocate(28 + 6);
        body.putInt(0).putInt(3).putInt(latMicrodegrees).putInt(lonMicrodegrees);
        body.putShort((short) 4).putShort((short) Math.round(speedKmh * 10)).putShort((short) 90);
        body.put(HexFormat.of().parseHex(BCD_TIME.format(time)));
        body.put((byte) 0x01).put((byte) 4).putInt(12345);
        return body.array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] registration(String plate) {
        byte[] text = plate.getBytes(GBK);
        ByteBuffer body = ByteBuffer.allocate((v2019 ? 76 : 37) + text.length);
        body.putShort((short) 12).putShort((short) 116);
        int[] widths = v2019 ? new int[] {11, 30, 30} : new int[] {5, 20, 7};
        String[] texts = {"RAW01", "MODEL-X", "0000042"};
        for (int i = 0; i < 3; i++) {
            int start = body.position();
            body.put(texts[i].getBytes(GBK));
            body.position(start + widths[i]);
        }
        return body.put((byte) 2).put(text).array();
    }

    private byte[] authentication(String code) {
        byte[] text = code.getBytes(GBK);
        if (!v2019) {
            return text;
        }
        ByteBuffer body = ByteBuffer.allocate(1 + text.length + 15 + 20);
        body.put((byte) text.length).put(text).put("861234567890123".getBytes(GBK));
        return body.put("v1".getBytes(GBK)).array();
    }

    private byte[] frame(int messageId, byte[] body, int serialNumber) {
        ByteBuffer plain = ByteBuffer.allocate((v2019 ? 17 : 12) + body.length);
        plain.putShort((short) messageId).putShort((short) (body.length | (v2019 ? 0x4000 : 0)));
        if (v2019) {
            plain.put((byte) 1);
        }
        int digits = v2019 ? 20 : 12;
        plain.put(HexFormat.of().parseHex("0".repeat(digits - phone.length()) + phone));
        plain.putShort((short) serialNumber).put(body);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(0x7E);
        int check = 0;
        for (byte octet : plain.array()) {
            check ^= octet;
            escape(wire, octet & 0xFF);
        }
        escape(wire, check & 0xFF);
        wire.write(0x7E);
        return wire.toByteArray();
    }

    private static void escape(ByteArrayOutputStream wire, int octet) {
        if (octet == 0x7E || octet == 0x7D) {
            wire.write(0x7D);
            wire.write(octet == 0x7E ? 2 : 1);
        } else {
            wire.write(octet);
        }
    }
}
