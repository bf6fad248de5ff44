package org.hazmat.protocols.jt808.item;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An immutable list over an array that nobody else has: every report makes one, and those of the JDK are two objects each. */
final class ItemList extends AbstractList<AdditionalItem> implements RandomAccess {
    private final AdditionalItem[] items;

    ItemList(AdditionalItem[] items) {
        this.items = items;
    }

    @Override
    public AdditionalItem get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
