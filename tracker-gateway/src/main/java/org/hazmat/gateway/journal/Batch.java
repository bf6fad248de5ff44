package org.hazmat.gateway.journal;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What is written together, in the bytes of a RocksDB batch, which are those of its log as well: many small calls into the library
 * cost more than all that they carry.
 */
final class Batch {
    /** A sequence number, which the library sets, and the number of records, its low octets first. */
    private static final int HEADER = 12;

    private static final int COUNT = 8;
    private static final int DELETE = 4;
    private static final int PUT = 5;
    private static final int DELETE_RANGE = 14;

    private final ByteWriter records = new ByteWriter();
    private int count;

    Batch() {
        clear();
    }

    void clear() {
        count = 0;
        records.clear();
        records.raw(new byte[HEADER]);
    }

    void put(int family, byte[] key, byte[] value) {
        record(PUT, family).blob(key).blob(value);
    }

    void put(int family, long key, ByteWriter value) {
        record(PUT, family).octet(Long.BYTES).fixed64(key).blob(value);
    }

    void delete(int family, byte[] key) {
        record(DELETE, family).blob(key);
    }

    /** Without the second key. */
    void deleteRange(int family, byte[] from, byte[] to) {
        record(DELETE_RANGE, family).blob(from).blob(to);
    }

    private ByteWriter record(int kind, int family) {
        count++;
        return records.octet(kind).varint(family);
    }

    int count() {
        return count;
    }

    int size() {
        return records.size();
    }

    /** To be closed by the caller. */
    WriteBatch toWriteBatch() throws RocksDBException {
        byte[] bytes = records.toBytes();
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[COUNT + i] = (byte) (count >>> (Byte.SIZE * i));
        }
        return new WriteBatch(bytes);
    }
}
