package org.hazmat.protocols.wire;

/** How a terminal's texts are read: GBK by rule, but some send UTF-8. */
public enum TextForm {
    GBK,
    UTF_8,

    /** UTF-8 where a text is that and has Chinese characters, which is then hardly GBK by chance; else GBK. */
    RECOGNISED
}
