package org.hazmat.geocore.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {
    /** The vectors of the test of eviltransform, another implementation of the published offset. */
    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069"
    })
    void theOffsetIsThePublishedOneAndIsTakenOff(double lon, double lat, double gcjLon, double gcjLat) {
        assertThat(Gcj02.ofWgs84(lon, lat)).containsExactly(new double[] {gcjLon, gcjLat}, within(1e-6));
        assertThat(Gcj02.toWgs84(new double[] {gcjLon, gcjLat})).containsExactly(new double[] {lon, lat}, within(1e-6));
    }

    /** Nothing in a file says that it carries the offset; without the flag the coordinates stay. */
    @Test
    void theOffsetIsTakenOffOnlyWhenAsked() {
        String point = """
                {"type":"Feature","properties":{"kind":"check-point","radius":50},
                 "geometry":{"type":"Point","coordinates":[116.38404722455657,39.91334545536069]}}""";
        assertThat(centre(point, false)).isEqualTo(Position.ofDegrees(116.384047, 39.913345));
        assertThat(centre(point, true).metresTo(Position.ofDegrees(116.377817, 39.911954)))
                .isLessThan(0.2);
    }

    private static Position centre(String point, boolean gcj02) {
        Survey survey = Survey.of(
                new SurveyFile("p.geojson", point.getBytes(StandardCharsets.UTF_8)),
                SurveyOptions.NONE.withGcj02(gcj02));
        return ((Shape.Circle) survey.zones().getFirst().zone().shape()).centre();
    }
}
