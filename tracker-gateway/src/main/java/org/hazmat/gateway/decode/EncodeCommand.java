package org.hazmat.gateway.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.hazmat.protocols.jt808.Frame;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes frames without a terminal or a server: the way back of {@link DecodeCommand}. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Encodes JT/T 808 frames from JSON as decode prints it, one frame a line.",
        footer = {
            "",
            "Needed are messageId or name, edition (2011, 2013, 2019), phoneNumber, serialNumber and body; what decode",
            "derives (bodyLength, alarms beside alarm, value beside raw) may be left out. An additional item is given by id",
            "and raw, or by name and value as decode prints them: {\"name\":\"mileage\",\"value\":11.0}. A body of more than",
            "1023 octets becomes sub-packages, a frame each, with serial numbers from serialNumber on. For example:",
            "",
            "  {\"name\":\"text-delivery\",\"edition\":\"2013\",\"phoneNumber\":\"13912345678\",\"serialNumber\":1,",
            "   \"body\":{\"flags\":8,\"type\":0,\"text\":\"停车\"}}",
            "",
            "Exit code 0, or 2 when an object could not be encoded: its field is named on standard error."
        })
public final class EncodeCommand implements Callable<Integer> {

    private static final int UNFIT = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "JSON", description = "A JSON object; without any, one a line from standard input.")
    private List<String> objects = new ArrayList<>();

    public EncodeCommand() {
        this(System.in, System.out, System.err);
    }

    EncodeCommand(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() throws IOException {
        boolean fits = true;
        int number = 0;
        if (objects.isEmpty()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                fits &= line.isBlank() || print(line, "line " + number);
            }
        }
        for (String object : objects) {
            number++;
            fits &= print(object, "object " + number);
        }
        return fits ? 0 : UNFIT;
    }

    private boolean print(String object, String where) {
        try {
            for (Frame frame : FrameReading.frames(MAPPER.readTree(object))) {
                out.println(HexFormat.of().withUpperCase().formatHex(frame.toWire()));
            }
            return true;
        } catch (JsonProcessingException e) {
            err.println(where + ": is no JSON: " + e.getOriginalMessage());
        } catch (Unfit e) {
            err.println(where + ": " + e.getMessage());
        }
        return false;
    }
}
