package org.hazmat.scenarios.fleet;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HOST:PORT} on a command line. */
public final class Endpoint implements ITypeConverter<InetSocketAddress> {
    @Override
    public InetSocketAddress convert(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new TypeConversionException("\"" + text + "\" is not HOST:PORT, for example 127.0.0.1:6808");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
    }
}
