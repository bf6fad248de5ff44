package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Alarm event that a person has to confirm (需要人工确认报警事件), from 2013 on.
 *
 * @param eventId counted from 1
 */
public record ManualAlarm(int eventId) implements AdditionalItem {

    @Override
    public int id() {
        return 0x04;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(eventId);
    }
}
