package org.hazmat.scenarios.bench.fuzz;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Inbound;
import org.hazmat.protocols.jt808.Reassembly;
import org.hazmat.protocols.jt808.Reassembly.Complete;
import org.hazmat.protocols.jt808.ReassemblyBudget;
import org.hazmat.protocols.jt808.SubPackages;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/**
 * Sub-packages as a hostile terminal would send them. Some octets choose each: message and phone number, body, serial number,
 * count, number and the time since the last one.
 */
final class PackageTarget {
    private static final int BUDGET = 64 << 10;
    private static final int PACKAGED = 1 << 13;
    private static final int[] IDS = {0x0704, 0x0801, 0x0104, 0x0200};

    private PackageTarget() {}

    static Runnable packages(byte[] octets) {
        ReassemblyBudget budget = new ReassemblyBudget(BUDGET);
        SubPackages packages = new SubPackages(budget);
        Input input = new Input(octets);
        List<Complete> complete = new ArrayList<>();
        long second = 0;
        while (!input.isEmpty()) {
            Frame frame = frame(input);
            second += input.octet() >>> 4;
            packages.expire(Instant.ofEpochSecond(second));
            if (packages.add(frame, Instant.ofEpochSecond(second)) instanceof Complete whole) {
                whole.message(Edition.V2013);
                complete.add(whole);
            }
            Claim.holds(budget.left() >= 0, "More is kept than the budget has");
        }
        packages.close();
        Claim.holds(budget.left() == BUDGET, "Not everything was given back: " + budget.left());
        return () -> complete.forEach(PackageTarget::check);
    }

    private static Frame frame(Input input) {
        int choice = input.octet();
        byte[] body = input.take(input.octet());
        Writer writer = new Writer();
        writer.u16(IDS[choice & 3]).u16(PACKAGED | body.length).bcd(choice >>> 2 & 3, 6);
        writer.u16((input.octet() << 8) | input.octet()).u16(count(input)).u16(count(input));
        writer.bytes(Bytes.wrap(body));
        List<Inbound> found =
                StreamTargets.decode(StreamTargets.onTheWire(writer.toBytes().toArray()), Integer.MAX_VALUE);
        Claim.holds(found.size() == 1 && found.getFirst() instanceof Frame, "A sound sub-package was refused");
        return (Frame) found.getFirst();
    }

    /** Small ones mostly, so that messages are completed; and 65 535. */
    private static int count(Input input) {
        int octet = input.octet();
        return octet < 0xF0 ? octet >>> 3 : octet == 0xFF ? 0xFFFF : octet;
    }

    private static void check(Reassembly.Complete whole) {
        int octets = 0;
        for (int i = 0; i < whole.frames().size(); i++) {
            Frame frame = whole.frames().get(i);
            Claim.holds(frame.header().packageNumber() == i + 1, "Out of order: " + frame.header());
            octets += frame.header().bodyLength();
        }
        Claim.holds(octets == whole.body().length(), "The body is not that of its parts");
    }
}
