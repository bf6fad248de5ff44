package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;

/** The placemarks of a KML file (OGC 12-007r2), always in WGS-84. Document types, and with them external entities, are refused. */
final class KmlFile {
    private static final String FORMAT = "KML";
    private static final String WGS84 = "EPSG:4326";

    private final XMLStreamReader xml;
    private final List<RawFeature> features = new ArrayList<>();

    /** The geometries of one placemark, by kind. */
    private record Drawing(List<List<double[]>> polygons, List<double[]> lines, List<double[]> points) {
        Drawing() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Drawn drawn() {
            int kinds = (polygons.isEmpty() ? 0 : 1) + (lines.isEmpty() ? 0 : 1) + (points.isEmpty() ? 0 : 1);
            if (kinds != 1) {
                return new Drawn.Nothing(
                        kinds == 0
                                ? "the placemark has no polygon, line or point"
                                : "the placemark mixes polygons, lines and points");
            }
            return !polygons.isEmpty()
                    ? new Drawn.Polygons(polygons)
                    : lines.isEmpty() ? new Drawn.Points(points) : new Drawn.Lines(lines);
        }
    }

    private KmlFile(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Layer read(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            KmlFile file = new KmlFile(factory.createXMLStreamReader(new ByteArrayInputStream(content)));
            file.document();
            return new Layer(FORMAT, new Layer.Declared.Code(WGS84), file.features);
        } catch (XMLStreamException e) {
            throw new Invalid(
                    "",
                    "this is no KML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + place(e));
        }
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
    }

    private void document() throws XMLStreamException {
        boolean kml = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new Invalid("", "a KML file with a document type (DOCTYPE) is refused");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                kml |= xml.getLocalName().equals("kml");
                if (xml.getLocalName().equals("Placemark")) {
                    placemark();
                }
            }
        }
        if (!kml) {
            throw new Invalid("", "this is XML but no KML");
        }
    }

    private void placemark() throws XMLStreamException {
        Limits.checkFeatures(features.size() + 1L);
        String id = xml.getAttributeValue(null, "id");
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        Drawing drawing = new Drawing();
        within("Placemark", element -> {
            switch (element) {
                case "name", "description" ->
                    attributes.put(element, xml.getElementText().strip());
                case "Data" -> data(attributes);
                case "SimpleData" -> simpleData(attributes);
                case "Polygon" -> drawing.polygons.add(polygon());
                case "LineString" -> drawing.lines.addAll(coordinatesWithin("LineString"));
                case "Point" -> drawing.points.addAll(coordinatesWithin("Point"));
                default -> {}
            }
        });
        features.add(new RawFeature(features.size() + 1, id, attributes, drawing.drawn()));
    }

    private interface Element {
        void read(String name) throws XMLStreamException;
    }

    /** Visits the elements below the current one, which has this name, in any depth, up to its end. */
    private void within(String name, Element visit) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                visit.read(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(name)) {
                return;
            }
        }
    }

    private void data(ObjectNode attributes) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        within("Data", element -> {
            if (element.equals("value")) {
                put(attributes, name, xml.getElementText());
            }
        });
    }

    private void simpleData(ObjectNode attributes) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        put(attributes, name, xml.getElementText());
    }

    private static void put(ObjectNode attributes, @Nullable String name, String value) {
        if (name != null && !value.isBlank()) {
            attributes.put(name, value.strip());
        }
    }

    /** The outer ring comes first, wherever it stands in the file. */
    private List<double[]> polygon() throws XMLStreamException {
        List<double[]> rings = new ArrayList<>();
        within("Polygon", element -> {
            switch (element) {
                case "outerBoundaryIs" -> rings.addAll(0, coordinatesWithin("outerBoundaryIs"));
                case "innerBoundaryIs" -> rings.addAll(coordinatesWithin("innerBoundaryIs"));
                default -> {}
            }
        });
        return rings;
    }

    private List<double[]> coordinatesWithin(String name) throws XMLStreamException {
        List<double[]> runs = new ArrayList<>();
        within(name, element -> {
            if (element.equals("coordinates")) {
                runs.add(coordinates(xml.getElementText()));
            }
        });
        return runs;
    }

    /** Longitude, latitude and perhaps a height, apart by commas; positions apart by white space. */
    private static double[] coordinates(String text) {
        String[] positions = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        double[] run = new double[2 * positions.length];
        for (int i = 0; i < positions.length; i++) {
            String[] parts = positions[i].split(",", -1);
            try {
                run[2 * i] = Double.parseDouble(parts[0]);
                run[2 * i + 1] = Double.parseDouble(parts[1]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new Invalid("", "\"" + positions[i] + "\" are no KML coordinates: longitude,latitude");
            }
        }
        return run;
    }
}
