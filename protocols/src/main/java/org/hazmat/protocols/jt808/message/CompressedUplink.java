package org.hazmat.protocols.jt808.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Data compressed with GZIP (数据压缩上报), answered by 0x8001.
 *
 * @param compressed as sent; what inflates to more than {@link #MAX_CONTENT}, or breaks off, is refused
 */
public record CompressedUplink(Bytes compressed) implements Message {

    public static final MessageId ID = MessageId.of(0x0901);

    /** Octets that a body may inflate to: a kilobyte of zeros holds a megabyte. */
    public static final int MAX_CONTENT = 64 * 1024;

    private static final int GZIP = 0x1F8B;

    /** Of data that is to be sent. */
    public static CompressedUplink of(Bytes content) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(content.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CompressedUplink(Bytes.wrap(octets.toByteArray()));
    }

    public static CompressedUplink read(Reader reader, Edition edition) {
        if (reader.u32() != reader.remaining()) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        CompressedUplink message = new CompressedUplink(reader.rest());
        if (message.isGzip()) {
            message.inflate();
        }
        return message;
    }

    /** What was compressed; empty when the octets are not GZIP, as some terminals have it. */
    public Optional<Bytes> content() {
        return isGzip() ? Optional.of(inflate()) : Optional.empty();
    }

    private boolean isGzip() {
        return compressed.length() > 1 && ((compressed.at(0) << 8) | compressed.at(1)) == GZIP;
    }

    private Bytes inflate() {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.toArray()))) {
            byte[] content = gzip.readNBytes(MAX_CONTENT + 1);
            if (content.length > MAX_CONTENT) {
                throw Malformed.because(Reason.BAD_BODY);
            }
            return Bytes.wrap(content);
        } catch (IOException e) {
            throw Malformed.because(Reason.BAD_BODY);
        }
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(compressed.length()).bytes(compressed);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
