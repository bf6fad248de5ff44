package org.hazmat.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hazmat.geocore.json.Fields;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.area.Circle;
import org.hazmat.protocols.jt808.area.Rectangle;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.web.read.Commands.Fault;

/**
 * Zones that the terminal shall hold (设置区域、路线): circles and rectangles many in a message, each polygon and route in one.
 *
 * @param action of 0x8600 and 0x8602: 0 replaces all, 1 adds, 2 changes; polygons and routes replace what has their number
 */
record AreasSetting(int action, List<HeldArea> areas) implements Command {
    private static final List<String> ACTIONS = List.of("replace", "add", "change");
    private static final int ADD = 1;
    private static final int MOST_IN_MESSAGE = 255;
    private static final int MOST_POINTS_2011 = 255;

    /** Throws {@link Unfit} with what a terminal cannot hold of each zone, whatever its edition. */
    static AreasSetting read(Fields fields, Catalogue catalogue) {
        List<String> ids = fields.someTexts("zones");
        AreaRule rule = AreaRule.of(fields.has("rule") ? rule(fields, catalogue) : null);
        List<Fault> faults = new ArrayList<>();
        List<HeldArea> areas = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String pointer = fields.pointer("zones") + "/" + i;
            Optional<Zone> zone = catalogue.findZone(ids.get(i));
            List<String> reasons =
                    zone.map(HeldArea::objections).orElse(List.of("there is no zone \"" + ids.get(i) + "\""));
            reasons.forEach(reason -> faults.add(new Fault(pointer, reason)));
            if (reasons.isEmpty()) {
                areas.add(HeldArea.of(zone.orElseThrow(), rule));
            }
        }
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
        return new AreasSetting(Words.index(fields, "action", ACTIONS, ADD), List.copyOf(areas));
    }

    private static Rule rule(Fields fields, Catalogue catalogue) {
        String id = fields.text("rule");
        return catalogue
                .findRule(id)
                .orElseThrow(() -> new Unfit(List.of(new Fault("/rule", "there is no rule \"" + id + "\""))));
    }

    @Override
    public List<Message> messages(Edition edition) {
        List<Circle> circles = new ArrayList<>();
        List<Rectangle> rectangles = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (HeldArea area : areas) {
            switch (area) {
                case HeldArea.Round round -> circles.add(round.circle());
                case HeldArea.Rectangular rectangular -> rectangles.add(rectangular.rectangle());
                case HeldArea.Polygonal polygonal -> {
                    checkPoints(polygonal.polygon().vertices().size(), edition);
                    messages.add(polygonal.polygon());
                }
                case HeldArea.Linear linear -> {
                    checkPoints(linear.route().corners().size(), edition);
                    messages.add(linear.route());
                }
            }
        }
        messages.addAll(shared(circles, CircleAreas::new));
        messages.addAll(shared(rectangles, RectangleAreas::new));
        return List.copyOf(messages);
    }

    private static void checkPoints(int count, Edition edition) {
        if (edition == Edition.V2011 && count > MOST_POINTS_2011) {
            throw new Undeliverable(
                    "the terminal speaks JT/T 808-2011, which has no area of " + count + " points in a frame");
        }
    }

    /** As many messages as their BYTE of a count needs; the second and later ones must not replace the first. */
    private <T> List<Message> shared(List<T> all, BiFunction<Integer, List<T>, Message> message) {
        List<Message> messages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_IN_MESSAGE) {
            List<T> some = List.copyOf(all.subList(from, Math.min(from + MOST_IN_MESSAGE, all.size())));
            messages.add(message.apply(from == 0 ? action : Math.max(action, ADD), some));
        }
        return messages;
    }
}
