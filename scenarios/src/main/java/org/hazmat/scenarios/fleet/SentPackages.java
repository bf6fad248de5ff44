package org.hazmat.scenarios.fleet;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;

/** The newest messages that a terminal sent in sub-packages (分包), for when the platform asks for some of them again. */
final class SentPackages {
    private static final int KEPT = 4;

    private final Map<Integer, List<Frame>> byFirstSerial = new LinkedHashMap<>();

    /** Takes the frames of one message as they stand on the wire, and returns them. */
    List<Frame> add(ByteBuf wire) {
        List<Frame> frames = new ArrayList<>();
        new FrameDecoder().decode(wire, inbound -> {
            if (inbound instanceof Frame frame) {
                frames.add(frame);
            }
        });
        byFirstSerial.put(frames.getFirst().header().serialNumber(), frames);
        if (byFirstSerial.size() > KEPT) {
            byFirstSerial.remove(byFirstSerial.keySet().iterator().next());
        }
        return frames;
    }

    /** Those of a message that are asked for, unchanged; what is not there any more is left out. */
    List<Frame> again(int firstSerial, List<Integer> numbers) {
        return byFirstSerial.getOrDefault(firstSerial, List.of()).stream()
                .filter(frame -> numbers.contains(frame.header().packageNumber()))
                .toList();
    }

    /** The same for the newest message with an id. */
    List<Frame> againOfNewest(int messageId, List<Integer> numbers) {
        return byFirstSerial.values().stream()
                .filter(frames -> frames.getFirst().header().messageId().value() == messageId)
                .reduce((earlier, later) -> later)
                .map(frames -> again(frames.getFirst().header().serialNumber(), numbers))
                .orElse(List.of());
    }
}
