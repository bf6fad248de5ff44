package org.hazmat.gateway.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a table that is written in batches; arguments stand in the order of {@link #columns()}. */
record Table(String name, List<Column> key, List<Column> data) {
    record Column(String name, String type) {}

    /** Each text is a list of {@code name type}, divided by commas. */
    static Table of(String name, String key, String data) {
        return new Table(name, parse(key), parse(data));
    }

    List<Column> columns() {
        return Stream.concat(key.stream(), data.stream()).toList();
    }

    private static List<Column> parse(String text) {
        return Arrays.stream(text.split(",")).map(Table::column).toList();
    }

    private static Column column(String text) {
        String[] words = text.strip().split(" ", 2);
        return new Column(words[0], words[1]);
    }
}
