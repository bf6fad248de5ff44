package org.hazmat.gateway.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.TextDelivery;

/**
 * A text for the driver (远程提醒).
 *
 * @param display on the terminal's screen
 * @param speak read aloud
 * @param advertise on an advertising screen, until 2013
 */
record TextReminder(String text, Category category, boolean display, boolean speak, boolean advertise)
        implements Command {
    private static final int MAX_OCTETS = 1024;
    private static final Duration LIFETIME = Duration.ofHours(24);

    private static final int DISPLAY = 1 << 2;
    private static final int SPEAK = 1 << 3;
    private static final int ADVERTISE = 1 << 4;

    /** What kind of text: until 2013 only emergencies are marked, in 2019 (table 42) bits 0 and 1 name all three. */
    enum Category {
        SERVICE(1, 0, 2),
        EMERGENCY(2, 1, 1),
        NOTICE(3, 0, 1);

        private final int bits2019;
        private final int bits2013;
        private final int type2019;

        Category(int bits2019, int bits2013, int type2019) {
            this.bits2019 = bits2019;
            this.bits2013 = bits2013;
            this.type2019 = type2019;
        }

        static Category ofWord(String word) {
            return Arrays.stream(values())
                    .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
    }

    static TextReminder read(Fields fields) {
        boolean display = !fields.has("display") || fields.flag("display");
        boolean speak = fields.flag("speak");
        boolean advertise = fields.flag("advertise");
        if (!display && !speak && !advertise) {
            throw fields.invalid("display", "a text that is neither shown nor spoken reaches nobody");
        }
        Category category = fields.has("category")
                ? fields.word("category", Category::ofWord, "notice, service, emergency")
                : Category.NOTICE;
        return new TextReminder(Gbk.text(fields, "text", MAX_OCTETS), category, display, speak, advertise);
    }

    @Override
    public List<Message> messages(Edition edition) {
        boolean newest = edition == Edition.V2019;
        int flags = (newest ? category.bits2019 : category.bits2013)
                | (display ? DISPLAY : 0)
                | (speak ? SPEAK : 0)
                | (advertise && !newest ? ADVERTISE : 0);
        return List.of(new TextDelivery(flags, newest ? category.type2019 : 0, text));
    }

    @Override
    public Duration lifetime() {
        return LIFETIME;
    }
}
