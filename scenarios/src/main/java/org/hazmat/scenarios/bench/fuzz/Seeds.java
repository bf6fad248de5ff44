package org.hazmat.scenarios.bench.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** What fuzzing starts from: the frames of other implementations' tests, cut to what each target takes. */
final class Seeds {
    private static final int BLOCK = 28;

    private final List<byte[]> wires;
    private final List<Frame> frames = new ArrayList<>();

    private Seeds(List<byte[]> wires) {
        this.wires = wires;
        for (byte[] wire : wires) {
            new FrameDecoder().decode(Unpooled.wrappedBuffer(wire), inbound -> {
                if (inbound instanceof Frame frame) {
                    frames.add(frame);
                }
            });
        }
    }

    /** Of a file with a JSON object a line, the frame in {@code hex}. */
    static Seeds of(Path vectors) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<byte[]> wires = new ArrayList<>();
        for (String line : Files.readAllLines(vectors)) {
            wires.add(HexFormat.of().parseHex(json.readTree(line).get("hex").asText()));
        }
        return new Seeds(wires);
    }

    /** Writes one file a seed into a folder. */
    void write(FuzzTarget target, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (byte[] seed : listSeeds(target)) {
            Files.write(folder.resolve("%04d".formatted(number++)), seed);
        }
    }

    private List<byte[]> listSeeds(FuzzTarget target) {
        return switch (target) {
            case FRAMES -> wires.stream().map(wire -> joined(wire, 0)).toList();
            case HEADER ->
                frames.stream().map(frame -> frame.content().toArray()).toList();
            case ITEMS -> bodies(0x0200, BLOCK);
            case BATCH -> bodies(0x0704, 0);
            case SUB_PACKAGES -> List.of(packages());
            case COMPRESSED -> compressed();
            case PARAMETERS -> parameters();
        };
    }

    private List<byte[]> bodies(int id, int from) {
        return frames.stream()
                .filter(frame ->
                        frame.header().messageId().value() == id && frame.body().length() >= from)
                .map(frame -> joined(
                        frame.body().slice(from, frame.body().length() - from).toArray(), edition(frame)))
                .toList();
    }

    private List<byte[]> parameters() {
        List<byte[]> seeds = new ArrayList<>();
        bodies(0x0104, 0).forEach(body -> seeds.add(chosen(body, 0)));
        bodies(0x8103, 0).forEach(body -> seeds.add(chosen(body, 1)));
        return seeds;
    }

    /** Zeros, which are the most that an octet can become, up to and beyond what may be inflated. */
    private List<byte[]> compressed() {
        List<byte[]> seeds = new ArrayList<>();
        bodies(0x0901, 0).forEach(body -> seeds.add(chosen(body, 0)));
        for (int size : new int[] {100, 1 << 16, 1 << 20}) {
            Writer body = new Writer();
            CompressedUplink.of(Bytes.wrap(new byte[size])).write(body, Edition.V2013);
            seeds.add(chosen(joined(body.toBytes().toArray(), 0), 0));
        }
        seeds.add(new byte[] {0, 15, 1, 2, 3});
        return seeds;
    }

    /** Three sub-packages of one message, in the order 1, 3, 2. */
    private static byte[] packages() {
        return HexFormat.of()
                .parseHex("00020102" + "0001" + "1808" + "00" + "00020304" + "0003" + "1818" + "00" + "00020506"
                        + "0002" + "1810" + "00");
    }

    private static byte[] chosen(byte[] body, int choice) {
        byte[] seed = joined(body, body[0]);
        seed[1] = (byte) choice;
        return seed;
    }

    private static int edition(Frame frame) {
        return List.of(Edition.values()).indexOf(frame.header().edition());
    }

    private static byte[] joined(byte[] octets, int first) {
        byte[] seed = new byte[octets.length + 1];
        seed[0] = (byte) first;
        System.arraycopy(octets, 0, seed, 1, octets.length);
        return seed;
    }
}
