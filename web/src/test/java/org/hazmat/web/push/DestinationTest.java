package org.hazmat.web.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are public, from the IANA special-purpose address registries. */
class DestinationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2001:0:1::1",
                "2002:a00:1::1",
                "64:ff9b::a00:1"
            })
    void theseAreNot(String address) throws UnknownHostException {
        assertThat(Destination.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.1",
                "2400:3200::1",
                "2001:4860::8888",
                "240e::1"
            })
    void theseAre(String address) throws UnknownHostException {
        assertThat(Destination.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "ftp://example.org/",
                "https:///path",
                "https://user:word@example.org/",
                "https://a b/",
                "example.org",
                "file:///etc/passwd",
                "https://example.org/#part"
            })
    void nothingGoesToAddressesLikeThese(String url) {
        assertThatThrownBy(() -> Destination.checked(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPublicNameAtAPrivateAddressIsRefusedWhenItIsLookedUp() {
        URI uri = Destination.checked("https://localhost/feed", false);
        assertThatThrownBy(() -> Destination.resolve(uri, false))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no public address");
    }
}
