package org.hazmat.geocore.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.erdtman.jcs.JsonCanonicalizer;
import org.hazmat.geocore.json.JsonText;
import org.junit.jupiter.api.Test;

/** Expectations from RFC 8785, FIPS 180 and RFC 8032. */
class CanonicalJsonTest {
    @Test
    void numbersAndTextsOfTheStandardsExample() {
        String given = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + "\"literals\": [null, true, false]}";
        String expected = "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assertThat(CanonicalJson.write(JsonText.parse(given))).isEqualTo(expected);
    }

    @Test
    void membersOfTheStandardsExampleAreInTheOrderOfTheirUnits() {
        // RFC 8785, 3.2.3: the smiling face is a pair of surrogates, which come before U+FB33.
        String given = "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\","
                + "\"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\","
                + "\"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
                + "\"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}";
        JsonNode written = JsonText.parse(CanonicalJson.write(JsonText.parse(given)));
        assertThat(written.propertyStream().map(member -> member.getValue().textValue()))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    /** Seen to fail with hexadecimal digits in capitals, and with whole numbers beyond 2^53 written as they are. */
    @Property
    void anotherImplementationWritesTheSame(
            @ForAll @StringLength(max = 20) String text, @ForAll double real, @ForAll long whole) throws IOException {
        Assume.that(Double.isFinite(real));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("z", text)
                .put("real", real)
                .put("whole", whole)
                .put("no", false)
                .putNull("nothing");
        node.putObject(text).putArray("list").add(text).add(real).add(whole).add(true);
        assertThat(CanonicalJson.write(node)).isEqualTo(new JsonCanonicalizer(node.toString()).getEncodedString());
    }

    @Test
    void theChainIsSha256OverTheValueBeforeAndTheText() {
        // (head -c 32 /dev/zero; printf abc) | sha256sum
        assertThat(HexFormat.of().formatHex(HashChain.next(HashChain.start(), "abc")))
                .isEqualTo("365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370");
    }

    @Test
    void aSignatureOfAnotherImplementationHolds() {
        // RFC 8032 7.1, test 2: the octet 72 signed; the public key in its X.509 form.
        TrustedKey key = TrustedKey.parse("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(HexFormat.of()
                                        .parseHex("302a300506032b6570032100"
                                                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
                        + "\n-----END PUBLIC KEY-----")
                .getFirst();
        byte[] signature = HexFormat.of()
                .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(key.verifies(new byte[] {0x72}, signature)).isTrue();
        assertThat(key.verifies(new byte[] {0x73}, signature)).isFalse();
    }

    @Test
    void aKeySurvivesItsTextForm() {
        SigningKey key = SigningKey.random();
        assertThat(SigningKey.parse(key.pem()).trusted()).isEqualTo(key.trusted());
        assertThat(key.toString())
                .doesNotContain("PRIVATE")
                .contains(key.trusted().id());
        assertThatThrownBy(() -> SigningKey.parse(key.trusted().pem())).hasMessageContaining("PRIVATE KEY");
        String mixed = key.pem().substring(0, key.pem().indexOf("-----BEGIN PUBLIC"))
                + SigningKey.random().trusted().pem();
        assertThatThrownBy(() -> SigningKey.parse(mixed)).hasMessageContaining("not a pair");
    }
}
