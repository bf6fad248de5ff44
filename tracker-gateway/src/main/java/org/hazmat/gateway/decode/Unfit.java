package org.hazmat.gateway.decode;

/** JSON that no frame can be made of; the message names the field. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unfit(String path, String what) {
        super((path.isEmpty() ? "" : path + ": ") + what);
    }
}
