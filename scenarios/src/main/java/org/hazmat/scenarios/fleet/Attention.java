package org.hazmat.scenarios.fleet;

import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.Reassembly;
import org.hazmat.protocols.jt808.ReassemblyBudget;
import org.hazmat.protocols.jt808.SubPackages;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.BcdTime;

/** A virtual terminal's ear: puts together what the platform says, remembers it, and knows what to answer. */
final class Attention {
    private static final int MOST_HEARD = 1000;
    private static final long OCTETS = 1 << 20;

    private final Edition edition;
    private final Deque<Downlink> heard = new ConcurrentLinkedDeque<>();
    private final SubPackages subPackages = new SubPackages(new ReassemblyBudget(OCTETS));
    private final DownlinkAnswers answers;
    private volatile Manner manner = Manner.WILLING;
    private LocationReport here;

    Attention(Identity identity, Edition edition) {
        this.edition = edition;
        this.answers = new DownlinkAnswers(identity, edition);
        this.here = LocationReport.of(
                new LocationBlock(
                        0, 0, 0, 0, 0, 0, 0, BcdTime.of(InstantSource.system().instant())),
                List.of());
    }

    /** From any thread, like the next two. */
    void behave(Manner how) {
        manner = how;
    }

    Manner manner() {
        return manner;
    }

    List<Downlink> heard() {
        return List.copyOf(heard);
    }

    /** The vehicle is here now. */
    void at(LocationReport report) {
        here = report;
    }

    /** The message that this frame completes. */
    Optional<Downlink> hear(Frame frame) {
        if (frame.header().packageCount() <= 1) {
            return Optional.of(new Downlink(frame.header(), Codec.read(frame, edition)));
        }
        return subPackages.add(frame, InstantSource.system().instant()) instanceof Reassembly.Complete whole
                ? Optional.of(new Downlink(whole.frames().getLast().header(), whole.message(edition)))
                : Optional.empty();
    }

    void note(Downlink downlink) {
        heard.add(downlink);
        if (heard.size() > MOST_HEARD) {
            heard.remove();
        }
    }

    List<Message> replies(Downlink asked, Manner how) {
        return how.will() == Manner.Will.ANSWERS ? answers.to(asked, here) : DownlinkAnswers.refusal(asked);
    }
}
