package org.hazmat.web.push;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Where a delivery goes: only to addresses that anybody on the internet could reach too, unless others are allowed, so that the server
 * cannot be made to call its own network.
 */
final class Destination {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private Destination() {}

    /** The URL's parts; throws {@link IllegalArgumentException} with a sentence when nothing may be sent there. */
    static URI checked(String url, boolean privateAddresses) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + url + "\" is no URL: " + e.getReason(), e);
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!secure && !(plain && privateAddresses)) {
            throw new IllegalArgumentException("a subscription's URL begins with https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("a subscription's URL has a host, and neither user nor fragment");
        }
        return uri;
    }

    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    }

    /** Blocks for the name service. All addresses of the host must be allowed, and the connection goes to the one that was checked. */
    static InetAddress resolve(URI uri, boolean privateAddresses) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
        for (InetAddress address : addresses) {
            if (!privateAddresses && !isPublic(address)) {
                throw new UnknownHostException(
                        uri.getHost() + " is at " + address.getHostAddress() + ", which is no public address");
            }
        }
        return addresses[0];
    }

    /** The blocks that the IANA special-purpose registries do not call globally reachable (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        int third = octets[2] & 0xff;
        boolean carrierGrade = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 240 && !carrierGrade && !protocol && !benchmark && !documentation;
    }

    /** Only 2000::/3 is given out, and within it Teredo, 6to4 and documentation lead elsewhere. */
    private static boolean isPublic6(byte[] octets) {
        int head = ((octets[0] & 0xff) << 8) | (octets[1] & 0xff);
        int next = ((octets[2] & 0xff) << 8) | (octets[3] & 0xff);
        boolean global = (head & 0xe000) == 0x2000;
        boolean teredo = head == 0x2001 && next < 0x0200;
        boolean documentation = head == 0x2001 && next == 0x0db8;
        boolean sixToFour = head == 0x2002;
        return global && !teredo && !documentation && !sixToFour;
    }
}
