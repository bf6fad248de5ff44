package org.hazmat.geocore.json;

/** Tells a slip of the pen from another word. */
final class Slip {
    private static final int FEW_EDITS = 2;
    private static final int SHORT_WORD = 5;

    private Slip() {}

    /** At most two letters wrong, missing or too many; one in a short word. */
    static boolean likely(String written, String meant) {
        int allowed = Math.min(written.length(), meant.length()) <= SHORT_WORD ? 1 : FEW_EDITS;
        return Math.abs(written.length() - meant.length()) <= allowed && edits(written, meant) <= allowed;
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
