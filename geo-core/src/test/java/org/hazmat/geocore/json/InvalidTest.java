package org.hazmat.geocore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.function.Consumer;
import org.hazmat.geocore.rule.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is answered with the place and a sentence. */
class InvalidTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":\"no-entry\",\"zones\":[\"Z\"]} | /id | missing",
                "{\"id\":\"R\",\"kind\":\"no-fly\"} | /kind | none of no-entry, dwell, park-outside, speed, fatigue",
                "{\"id\":\"R\",\"kind\":\"no-entry\"} | /zones | missing",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[]} | /zones | at least one",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[7]} | /zones/0 | a text belongs here, not 7",
                "{\"id\":\"R\",\"kind\":\"dwell\",\"zones\":[\"Z\"]} | /limitSeconds | missing",
                "{\"id\":\"R\",\"kind\":\"dwell\",\"zones\":[\"Z\"],\"limitSeconds\":-1} | /limitSeconds | whole number",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Z\"],\"when\":\"25:00-26:00\"} | /when | 25:00",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Z\"],\"whem\":\"24/7\"} | /whem | did you mean \"when\"",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Z\"],\"permits\":\"maybe\"} | /permits | neither honoured nor ignored",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Z\"],\"exemptCargo\":[\"clean\"]} | /exemptCargo/0 | empty-cleaned",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Z\"],\"validFrom\":\"today\"} | /validFrom | no time with an offset",
                "{\"id\":\"R\",\"kind\":\"speed\",\"limitKmh\":0} | /limitKmh | above 0",
                "{\"id\":\"a b\",\"kind\":\"fatigue\"} | /id | letters",
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"Y\"]} | /zones/0 | there is no zone \"Y\"",
                "{\"id\":\"R\",\"kind\":\"fatigue\",\"legalBasis\":7} | /legalBasis | a JSON object belongs here",
                "{\"id\":\"R\",\"kind\":\"fatigue\",\"legalBasis\":{\"article\":\"49\"}} | /legalBasis/law | missing",
                "{\"id\":\"R\",\"kind\":\"fatigue\",\"legalBasis\":{\"law\":\"L\",\"aricle\":\"49\"}} | /legalBasis/aricle | did you mean",
                "{\"id\":\"R\",\"kind\":\"fatigue\",\"legalBasis\":{\"law\":\"L\",\"validFrom\":\"2026-02-01\",\"validTo\":\"2026-01-31\"}} | /legalBasis/validTo | from 2026-02-01 on",
                "[] | `` | a JSON object belongs here",
                "{\"id\": | `` | this is no JSON",
            })
    void rules(String text, String pointer, String sentence) {
        refused(text, pointer, sentence, json -> {
            Rule rule = RuleJson.read(JsonText.parse(json));
            RuleJson.requireZones(rule, Set.of("Z")::contains);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[117,39],[118,39],[118,40]]]} | /geometry/coordinates/0 | at least four",
                "{\"type\":\"Polygon\",\"coordinates\":[[[117,39],[118,39],[118,40],[117,40]]]} | /geometry/coordinates/0 | not closed",
                "{\"type\":\"Polygon\",\"coordinates\":[[[117,39],[118,40],[118,39],[117,40],[117,39]]]} | /geometry/coordinates | the edge crosses itself",
                "{\"type\":\"Polygon\",\"coordinates\":[]} | /geometry/coordinates | at least one ring",
                "{\"type\":\"Polygon\",\"coordinates\":[[[39,117],[39,118],[40,118],[39,117]]]} | /geometry/coordinates/0/0 | longitude comes first",
                "{\"type\":\"LineString\",\"coordinates\":[[117,39],[118,39]]} | /properties/halfWidthMetres | missing",
                "{\"type\":\"Point\",\"coordinates\":[117]} | /geometry/coordinates | [longitude, latitude]",
                "{\"type\":\"Circle\",\"coordinates\":[117,39]} | /geometry/type | Polygon, MultiPolygon, LineString, Point",
            })
    void shapes(String geometry, String pointer, String sentence) {
        refused(
                "{\"type\":\"Feature\",\"id\":\"Z\",\"geometry\":" + geometry
                        + ",\"properties\":{\"kind\":\"restricted-area\"}}",
                pointer,
                sentence,
                json -> ZoneJson.read(JsonText.parse(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"P\",\"plate\":\"津A1\",\"validFrom\":\"2026-10-02\",\"validTo\":\"2026-10-01\",\"zones\":[\"Z\"]} | /validTo | before",
                "{\"id\":\"P\",\"plate\":\"津A1\",\"validFrom\":\"2026-10-01\",\"validTo\":\"2026-10-01\"} | /zones | missing",
                "{\"id\":\"P\",\"plate\":\"\",\"validFrom\":\"2026-10-01\",\"validTo\":\"2026-10-01\",\"zones\":[\"Z\"]} | /plate | text",
                "{\"id\":\"P\",\"plate\":\"津A1\",\"validFrom\":\"2026-10-01\",\"validTo\":\"2026-10-01\",\"zones\":[\"Z\"],\"cargo\":[\"petrol\"]} | /cargo/0 | UN number",
            })
    void permits(String text, String pointer, String sentence) {
        refused(text, pointer, sentence, json -> PermitJson.read(JsonText.parse(json)));
    }

    private static void refused(String text, String pointer, String sentence, Consumer<String> read) {
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> read.accept(text));
        assertThat(invalid).as(text).isNotNull();
        assertThat(invalid.pointer()).isEqualTo(pointer);
        assertThat(invalid.sentence()).contains(sentence);
    }
}
