package org.hazmat.scenarios.e2e;

import java.io.IOException;
import java.time.Instant;

/** One zone, one ban, and vehicles: what an end-to-end test puts into a server. */
final class District {
    /** A square around 117.90 E, 38.50 N, away from the sample data. */
    static final int INSIDE_LON = 117_900_000;

    static final int INSIDE_LAT = 38_500_000;
    static final int OUTSIDE_LON = 117_880_000;
    static final Instant LONG_AGO = Instant.parse("2020-06-01T00:00:00Z");

    private District() {}

    static void ban(Api api) throws IOException, InterruptedException {
        api.put("/zones/E2E-CORE", """
                {"type":"Feature","id":"E2E-CORE",
                 "geometry":{"type":"Polygon","coordinates":[[[117.89,38.49],[117.91,38.49],[117.91,38.51],[117.89,38.51],[117.89,38.49]]]},
                 "properties":{"name":"测试禁行区","kind":"restricted-area","validFrom":"%s"}}""".formatted(LONG_AGO));
        api.put("/rules/E2E-BAN", """
                {"id":"E2E-BAN","kind":"no-entry","zones":["E2E-CORE"],"permits":"honoured","exemptCargo":["empty-cleaned"],
                 "state":"published","validFrom":"%s"}""".formatted(LONG_AGO));
    }

    static void vehicle(Api api, String plate, String phoneNumber) throws IOException, InterruptedException {
        api.put("/vehicles/" + Api.encode(plate), """
                {"plate":"%s","plateColor":2,"phoneNumber":"%s","operator":"测试运输","type":"tanker","unNumber":"1203",
                 "cargoState":"loaded"}""".formatted(plate, phoneNumber));
    }
}
