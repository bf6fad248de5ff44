package org.hazmat.geocore.zone;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocks by column and row: a hash table with open addressing, so that a lone zone far away costs one block. */
final class BlockMap {
    private final long[] keys;
    private final @Nullable Block[] blocks;

    BlockMap(Map<Long, Block> from) {
        int slots = Integer.highestOneBit(Math.max(1, from.size())) << 2;
        keys = new long[slots];
        blocks = new Block[slots];
        from.forEach(this::put);
    }

    static long key(int column, int row) {
        return ((long) column << 32) | (row & 0xffff_ffffL);
    }

    /** {@link Block#NOWHERE} when there is none. */
    Block find(int column, int row) {
        long key = key(column, row);
        int slot = slot(key);
        Block block = blocks[slot];
        while (block != null && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
            block = blocks[slot];
        }
        return block == null ? Block.NOWHERE : block;
    }

    Map<Long, Block> toMap() {
        Map<Long, Block> map = new HashMap<>();
        for (int slot = 0; slot < keys.length; slot++) {
            Block block = blocks[slot];
            if (block != null) {
                map.put(keys[slot], block);
            }
        }
        return map;
    }

    long bytes() {
        long bytes = 12L * keys.length;
        for (Block block : blocks) {
            bytes += block == null ? 0 : block.bytes();
        }
        return bytes;
    }

    private void put(long key, Block block) {
        int slot = slot(key);
        while (blocks[slot] != null) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        blocks[slot] = block;
    }

    private int slot(long key) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 40) & (keys.length - 1);
    }
}
