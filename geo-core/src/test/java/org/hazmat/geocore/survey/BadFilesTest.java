package org.hazmat.geocore.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.zone.ZoneKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConnection;

/** Files that are wrong, damaged or hostile: each is told why, and none costs more than a bounded effort. */
class BadFilesTest {
    private static final SurveyOptions ROADS = SurveyOptions.NONE.withKind(ZoneKind.RESTRICTED_ROAD);
    private static final String BEIJING_1954 = "PROJCS[\"Beijing_1954_3_Degree_GK_CM_117E\","
            + "GEOGCS[\"GCS_Beijing_1954\",DATUM[\"D_Beijing_1954\",SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],"
            + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
            + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
            + "PARAMETER[\"Central_Meridian\",117.0],PARAMETER[\"Scale_Factor\",1.0],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private final Map<String, byte[]> zones = new LinkedHashMap<>(
            ZipParts.read(ForeignFilesTest.file("zones-gbk.zip").content()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[117.0,39.0],[117.1,39.1],[117.1,39.0],[117.0,39.1],[117.0,39.0]] | crosses itself",
                "[[117.0,39.0],[117.1,39.1],[117.1,39.0]]                           | at least four positions",
                "[[117.0,39.0],[117.1,39.1],[117.1,39.0],[117.2,39.0]]              | not closed",
                "[]                                                                 | no geometry",
                "[[117.0,39.0],[117.1,139.1],[117.1,39.0],[117.0,39.0]]             | outside of what EPSG:4326 is for",
                "[[4321000,561000],[4322000,561000],[4322000,562000],[4321000,561000]] | outside of what EPSG:4326 is for",
                "[[\"x\",39.0]]                                                     | a position is a list of two numbers"
            })
    void aBadRingIsToldWithItsFeature(String ring, String reason) {
        Survey survey = geoJson("{\"kind\":\"restricted-area\",\"id\":\"A\"}", "Polygon", "[" + ring + "]");
        assertThat(survey.zones()).isEmpty();
        assertThat(survey.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.feature()).isEqualTo(1);
            assertThat(fault.id()).isEqualTo("A");
            assertThat(fault.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"road\",\"halfWidth\":5}                            | \"road\" is none of",
                "{\"halfWidth\":5}                                              | does not say its kind",
                "{\"kind\":\"restricted-road\"}                                 | a line needs a half-width",
                "{\"kind\":\"restricted-road\",\"half_width\":\"wide\"}         | no number of metres",
                "{\"kind\":\"restricted-road\",\"half_width\":0}                | half-width above 0",
                "{\"kind\":\"restricted-road\",\"width\":200000}                | half-width above 0",
                "{\"kind\":\"restricted-road\",\"half_width\":5,\"id\":\"a b\"} | an id has 1 to 64 letters"
            })
    void badAttributesAreToldWithTheirFeature(String properties, String reason) {
        Survey survey = geoJson(properties, "LineString", "[[117,39],[117.1,39.1]]");
        assertThat(survey.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains(reason));
    }

    @Test
    void anIdThatStandsInTheFileTwiceIsAFaultOfTheSecond() {
        String feature = "{\"type\":\"Feature\",\"id\":\"A\",\"properties\":{\"half_width\":5},"
                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[117,39],[117.1,39.1]]}}";
        Survey survey = Survey.of(text("a.geojson", collection(feature + "," + feature)), ROADS);
        assertThat(survey.zones()).hasSize(1);
        assertThat(survey.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.feature()).isEqualTo(2);
            assertThat(fault.reason()).contains("twice");
        });
    }

    @Test
    void aZoneOfMoreThan100000VerticesIsAFaultAndSoIsAFileOfThem() {
        String line = IntStream.rangeClosed(0, 100_000)
                .mapToObj(i -> "[117." + (100_000 + i) + ",39]")
                .collect(Collectors.joining(","));
        assertThat(geoJson("{\"kind\":\"restricted-road\",\"halfWidth\":5}", "LineString", "[" + line + "]")
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains("at most 100 000 vertices; here are 100001"));
        String half = "{\"type\":\"Feature\",\"properties\":{\"half_width\":5},\"geometry\":{\"type\":\"LineString\","
                + "\"coordinates\":[" + line.substring(0, line.length() / 2).replaceFirst(",\\[[^\\[]*$", "") + "]}}";
        assertRefused(text("a.geojson", collection(half + "," + half + "," + half)), "at most 100 000 vertices");
    }

    @Test
    void tooManyFeaturesAreRefused() {
        String feature = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}";
        String many = IntStream.rangeClosed(0, 10_000).mapToObj(i -> feature).collect(Collectors.joining(","));
        assertRefused(text("a.geojson", collection(many)), "at most 10 000 features");
    }

    /** With lenient transformations for every datum, these were read as if they were in CGCS2000. */
    @Test
    void aDatumWithoutAKnownWayToWgs84IsRefused() {
        zones.put("zones.prj", BEIJING_1954.getBytes(StandardCharsets.US_ASCII));
        assertRefused(zip(zones), "coordinate system cannot be used");
        assertThat(Survey.of(zip(zones), SurveyOptions.NONE.withCrs("EPSG:4548"))
                        .faults())
                .isEmpty();
    }

    @Test
    void aShapefileInAnotherStripThanItIsSaidToBeIsAFaultOfEachFeature() {
        Survey survey = Survey.of(ForeignFilesTest.file("zones-gbk.zip"), SurveyOptions.NONE.withCrs("EPSG:4527"));
        assertThat(survey.zones()).isEmpty();
        assertThat(survey.faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.reason()).contains("another coordinate system"));
    }

    @Test
    void aShapefileWithoutAPartIsToldWhich() {
        byte[] dbf = zones.remove("zones.dbf");
        assertRefused(zip(zones), "lacks its attributes, zones.dbf");
        zones.put("zones.dbf", dbf);
        zones.remove("zones.prj");
        assertRefused(zip(zones), "does not say which coordinate system");
        assertThat(Survey.of(zip(zones), SurveyOptions.NONE.withCrs("EPSG:4548"))
                        .zones())
                .hasSize(2);
        zones.remove("zones.shp");
        assertRefused(zip(zones), "no .shp");
        assertRefused(new SurveyFile("zones.shp", new byte[100]), "in one zip");
    }

    @Test
    void attributesInACharsetThatTheyAreNotInAreRefused() {
        zones.put("zones.cpg", "UTF-8".getBytes(StandardCharsets.US_ASCII));
        assertRefused(zip(zones), "not written in UTF-8");
        zones.put("zones.cpg", "KLINGON".getBytes(StandardCharsets.US_ASCII));
        assertRefused(zip(zones), "KLINGON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zones.shp", "zones.dbf"})
    void everyCutOffOrSpoiltPartIsRefusedOrReadButNeverWorse(String part) {
        byte[] whole = zones.get(part);
        // A .dbf ends with an end-of-file mark that nobody needs.
        int needed = whole.length - (part.endsWith(".dbf") ? 1 : 0);
        for (int length = 0; length < needed; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            zones.put(part, cut);
            assertThatThrownBy(() -> Shapefile.read(zones, "zones.shp")).isInstanceOf(Invalid.class);
        }
        Random random = new Random(42);
        for (int round = 0; round < 5_000; round++) {
            byte[] spoilt = whole.clone();
            for (int i = 0; i < 3; i++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            zones.put(part, spoilt);
            readOrRefused(() -> Shapefile.read(zones, "zones.shp"));
        }
    }

    /** With the check of a record's own length left out, a count of -1 was read as a feature without geometry. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 0x10000000, -1, Integer.MIN_VALUE})
    void absurdCountsAreRefusedBeforeAnythingIsAllocated(int count) {
        byte[] shp = zones.get("zones.shp").clone();
        for (int at : new int[] {144, 148}) {
            byte[] absurd = shp.clone();
            ByteBuffer.wrap(absurd).putInt(at, Integer.reverseBytes(count));
            zones.put("zones.shp", absurd);
            assertRefused(zip(zones), "damaged");
        }
        zones.put("zones.shp", shp);
        ByteBuffer.wrap(zones.get("zones.dbf")).putInt(4, Integer.reverseBytes(count));
        assertThatThrownBy(() -> Survey.of(zip(zones), ROADS)).isInstanceOf(Invalid.class);
    }

    @Test
    void aZipBombIsNotInflated() {
        assertRefused(zip(Map.of("a.shp", new byte[65 * 1024 * 1024])), "more than 64 MiB");
        Map<String, byte[]> many = new LinkedHashMap<>();
        IntStream.rangeClosed(0, 200).forEach(i -> many.put("a" + i + ".txt", new byte[1]));
        assertRefused(zip(many), "more than 200 files");
        assertRefused(new SurveyFile("a.zip", new byte[Limits.MAX_FILE_BYTES + 1]), "at most 8 MiB");
    }

    @Test
    void aKmlFileCannotReachOtherFiles() {
        String xxe = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + "<kml><Placemark><name>&secret;</name></Placemark></kml>";
        assertRefused(text("a.kml", xxe), "DOCTYPE");
        assertRefused(text("a.kml", "<kml><Placemark>"), "no KML");
        assertRefused(text("a.kml", "<html/>"), "XML but no KML");
        assertRefused(
                text("a.kml", "<kml><Placemark><Point><coordinates>here</coordinates></Point></Placemark></kml>"),
                "no KML coordinates");
    }

    @Test
    void aSqliteFileThatIsNoGeoPackageIsRefused() throws SQLException {
        assertRefused(sqlite("CREATE TABLE t (a)"), "no GeoPackage: it has no table gpkg_contents");
        assertRefused(
                new SurveyFile("a.gpkg", "SQLite format 3\0rubbish".getBytes(StandardCharsets.US_ASCII)), "GeoPackage");
        assertRefused(text("a.gpkg", "hello"), "no GeoPackage");
    }

    /** Read as a layer, this view would count to the end of time. */
    @Test
    void aViewThatComputesForEverIsNotRead() throws SQLException {
        String[] frame = {
            "CREATE TABLE gpkg_contents (table_name, data_type, srs_id)",
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)",
            "CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id, definition)",
            "INSERT INTO gpkg_contents VALUES ('v', 'features', 4326)",
            "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 4326)",
            "INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, '')",
            "CREATE VIEW v AS WITH RECURSIVE n(geom) AS (SELECT 1 UNION ALL SELECT geom + 1 FROM n)"
                    + " SELECT geom FROM n WHERE geom < 0"
        };
        assertRefused(sqlite(frame), "is no table");
    }

    /** A count of 2^31 - 1 points in 40 bytes: WKB as it might be sent to make the reader allocate 32 GiB. */
    @Test
    void absurdCountsInAGeoPackagesGeometryAreAFaultOfTheFeature() {
        ByteBuffer blob = ByteBuffer.allocate(48);
        blob.put(new byte[] {'G', 'P', 0, 0}).putInt(4326);
        blob.put((byte) 0).putInt(2).putInt(Integer.MAX_VALUE);
        assertThat(GeoPackageBlob.read(blob.array())).isInstanceOf(Drawn.Nothing.class);
        assertThat(GeoPackageBlob.read(new byte[3])).isInstanceOf(Drawn.Nothing.class);
        assertThat(GeoPackageBlob.read(null)).isInstanceOf(Drawn.Nothing.class);
    }

    @Test
    void spoiltGeoPackagesAreRefusedOrReadButNeverWorse() {
        byte[] whole = ForeignFilesTest.file("road-4490.gpkg").content();
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] spoilt = whole.clone();
            for (int i = 0; i < 40; i++) {
                spoilt[100 + random.nextInt(spoilt.length - 100)] = (byte) random.nextInt(256);
            }
            readOrRefused(() -> GeoPackageFile.read(spoilt, null));
        }
    }

    private static void readOrRefused(Runnable reading) {
        try {
            reading.run();
        } catch (Invalid e) {
            assertThat(e.sentence()).isNotBlank();
        }
    }

    private static void assertRefused(SurveyFile file, String reason) {
        assertThatThrownBy(() -> Survey.of(file, ROADS))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(reason);
    }

    private static Survey geoJson(String properties, String type, String coordinates) {
        return Survey.of(
                text(
                        "a.geojson",
                        collection("{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":{\"type\":\""
                                + type + "\",\"coordinates\":" + coordinates + "}}")),
                SurveyOptions.NONE);
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static SurveyFile text(String name, String content) {
        return new SurveyFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static SurveyFile zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new SurveyFile("zones.zip", bytes.toByteArray());
    }

    private static SurveyFile sqlite(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return new SurveyFile("a.gpkg", ((SQLiteConnection) connection).serialize("main"));
        }
    }
}
