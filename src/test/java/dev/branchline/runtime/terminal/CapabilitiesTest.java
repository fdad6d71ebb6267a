package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.branchline.text.Color;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilitiesTest {
    private static Map<String, String> environment(String text) {
        Map<String, String> map = new HashMap<>();
        for (String pair : text.split(" ")) {
            map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-256color COLORTERM=truecolor, TRUE",
        "TERM=xterm-256color, PALETTE_256",
        "TERM=xterm-kitty, TRUE",
        "TERM=xterm-256color TERM_PROGRAM=iTerm.app, TRUE",
        "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal, PALETTE_256",
        "TERM=screen, PALETTE_16",
        "TERM=linux, PALETTE_16",
        "TERM=vt100, NONE",
        "TERM=dumb, NONE",
        "X=, NONE",
        "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1, NONE",
        "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=, TRUE",
        "TERM=xterm-256color CLICOLOR=0, NONE",
        "TERM=xterm-256color NO_COLOR=1 BRANCHLINE_COLOR=16, PALETTE_16",
        "TERM=dumb BRANCHLINE_COLOR=truecolor, TRUE",
        "TERM=xterm-256color BRANCHLINE_COLOR=nonsense, PALETTE_256"
    })
    void guessesTheColoursFromTheEnvironment(String environment, ColorDepth expected) {
        assertThat(Capabilities.of(environment(environment), null).depth()).isEqualTo(expected);
    }

    @Test
    void theSettingCountsUnlessTheEnvironmentOverrides() {
        assertThat(Capabilities.of(environment("TERM=xterm"), "256").depth()).isEqualTo(ColorDepth.PALETTE_256);
        assertThat(Capabilities.of(environment("TERM=xterm BRANCHLINE_COLOR=none"), "256").depth()).isEqualTo(ColorDepth.NONE);
        assertThat(Capabilities.of(environment("TERM=xterm-256color"), "auto").depth()).isEqualTo(ColorDepth.PALETTE_256);
    }

    @Test
    void knowsTmux() {
        assertThat(Capabilities.of(environment("TERM=screen-256color TMUX=/tmp/x"), null).tmux()).isTrue();
        assertThat(Capabilities.of(environment("TERM=screen"), null).backgroundErase()).isFalse();
    }

    @Test
    void coloursBecomeTheNearest() {
        assertThat(Palette.sgr(Color.rgb(0xff0000), ColorDepth.TRUE, false)).isEqualTo("38;2;255;0;0");
        assertThat(Palette.sgr(Color.rgb(0xff0000), ColorDepth.PALETTE_256, true)).isEqualTo("48;5;196");
        assertThat(Palette.sgr(Color.rgb(0x808080), ColorDepth.PALETTE_256, false)).isEqualTo("38;5;244");
        assertThat(Palette.sgr(Color.rgb(0xfe0101), ColorDepth.PALETTE_16, false)).isEqualTo("91");
        assertThat(Palette.sgr(Color.rgb(0), ColorDepth.PALETTE_16, true)).isEqualTo("40");
        assertThat(Palette.sgr(Color.indexed(196), ColorDepth.PALETTE_16, false)).isEqualTo("91");
        assertThat(Palette.sgr(Color.indexed(9), ColorDepth.TRUE, true)).isEqualTo("101");
        assertThat(Palette.sgr(Color.rgb(0xff0000), ColorDepth.NONE, false)).isEqualTo("39");
        assertThat(Palette.sgr(Color.DEFAULT, ColorDepth.TRUE, true)).isEqualTo("49");
    }

    @Test
    void sizesThatMakeNoSenseAreNotTaken() {
        TerminalSize usual = new TerminalSize(80, 24);
        assertThat(Stty.parseSize("40 120", usual)).isEqualTo(new TerminalSize(120, 40));
        assertThat(Stty.parseSize("0 0", usual)).isEqualTo(usual);
        assertThat(Stty.parseSize("stty: error", usual)).isEqualTo(usual);
        assertThat(Stty.parseSize(null, usual)).isEqualTo(usual);
    }

    @Test
    void theDoctorLooksAtEverythingAndAdvises() {
        var findings = Doctor.examine(environment("TERM=dumb NO_COLOR=1"), "", Map.of("data", Path.of("/dev/null/data")));
        assertThat(findings).extracting(Doctor.Finding::label)
                .contains("TERM", "COLORTERM", "colours", "stty", "character set", "Java", "start cache", "data");
        assertThat(findings).filteredOn(f -> f.label().equals("TERM")).allMatch(f -> f.advice().contains("TERM"));
        assertThat(findings).filteredOn(f -> f.label().equals("data")).allMatch(f -> f.advice().contains("cannot be written"));
        assertThat(Doctor.olderThan("tmux 3.3a", 3.4)).isTrue();
        assertThat(Doctor.olderThan("tmux 3.5", 3.4)).isFalse();
    }
}
