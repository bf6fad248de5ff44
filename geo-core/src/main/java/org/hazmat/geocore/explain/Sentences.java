package org.hazmat.geocore.explain;

/** An explanation as people read it (说明文字). */
public record Sentences(String zh, String en) {
    public static Sentences of(Explanation explanation) {
        return new Sentences(new InChinese(explanation).text(), new InEnglish(explanation).text());
    }

    /** Why it ended, alone. */
    public static Sentences ofEnd(Explanation explanation) {
        return new Sentences(new InChinese(explanation).ending(), new InEnglish(explanation).ending());
    }
}
