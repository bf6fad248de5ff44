package org.hazmat.scenarios.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter told = new StringWriter();

    @Test
    void onATerminalOneLineChanges() {
        ProgressLine line = new ProgressLine(new PrintWriter(told), true);
        line.show("9 of 10 MB", 0);
        line.show("9 of 10 MB", 200);
        line.show("done", 400);
        line.end();
        assertThat(told.toString()).isEqualTo("\r9 of 10 MB\rdone      \r    \r");
    }

    @Test
    void elsewhereALineIsPrintedNowAndThenWhenItHasChanged() {
        ProgressLine line = new ProgressLine(new PrintWriter(told), false);
        for (int i = 0; i < 60; i++) {
            line.show(i / 10 + " MB", 200 * i);
        }
        line.end();
        assertThat(told.toString().lines()).containsExactly("0 MB", "2 MB", "5 MB");
    }
}
