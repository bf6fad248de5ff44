package org.hazmat.gateway.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Decodes frames without a server: what did this terminal say? */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Decodes JT/T 808 frames, one JSON object for each.",
        footer = {"", "Exit code 0, or 2 when any frame was invalid."})
public final class DecodeCommand implements Callable<Integer> {

    private static final int INVALID = 2;

    private final InputStream in;
    private final PrintStream out;

    @Parameters(
            paramLabel = "HEX",
            description = "A frame from 7E to 7E in hexadecimal digits; without any, one a line from standard input.")
    private List<String> frames = new ArrayList<>();

    @Option(
            names = "--text",
            description = "An annotated table of the fields, for people; of a refused frame as far as it can be read.")
    private boolean text;

    @Option(
            names = "--edition",
            paramLabel = "YEAR",
            description = "2011: the terminal speaks that edition, which frames of 2013 do not show.")
    private String edition = "";

    public DecodeCommand() {
        this(System.in, System.out);
    }

    DecodeCommand(InputStream in, OutputStream out) {
        this.in = in;
        // Plates are Chinese, whatever the terminal's locale is.
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() throws IOException {
        if (!edition.isEmpty()
                && !edition.equals(Edition.V2011.toString())
                && !edition.equals(Edition.V2013.toString())) {
            throw new ParameterException(
                    new CommandLine(this), "--edition is 2011 or 2013; 2019 shows itself by its header");
        }
        boolean valid = true;
        if (frames.isEmpty()) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                valid &= line.isBlank() || print(line);
            }
        }
        for (String frame : frames) {
            valid &= print(frame);
        }
        return valid ? 0 : INVALID;
    }

    private Edition edition(Header header) {
        boolean told = !edition.isEmpty() && header.edition() != Edition.V2019;
        return told ? Edition.valueOf("V" + edition) : header.edition();
    }

    private boolean print(String hex) {
        boolean valid = true;
        for (Decoded decoded : Decoded.all(hex, this::edition)) {
            out.println(text ? FrameTable.of(decoded, this::edition) : FrameJson.of(decoded));
            valid &= decoded instanceof Decoded.Valid;
        }
        return valid;
    }
}
