package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgramChecksTest {

    private final FakeMachine machine = Machines.bare();
    private final ProgramChecks checks = new ProgramChecks(machine);

    @Test
    void chrome_under_any_of_its_names_does() {
        machine.program("/opt/google/google-chrome-stable")
                .answer("/opt/google/google-chrome-stable --version", "Google Chrome 142.0.7444.59 ");

        Diagnosis diagnosis = checks.browser();

        assertThat(diagnosis).isEqualTo(Diagnosis.ok("142.0.7444.59 in /opt/google/google-chrome-stable"));
    }

    @Test
    void chrome_of_windows_is_not_started_since_it_would_open_a_window() {
        machine.property("os.name", "Windows 11")
                .environment("PROGRAMFILES", "/programs")
                .file("/programs/Google/Chrome/Application/chrome.exe", "");

        Diagnosis diagnosis = checks.browser();

        assertThat(diagnosis).isEqualTo(Diagnosis.ok("/programs/Google/Chrome/Application/chrome.exe"));
    }

    @Test
    void browser_that_does_not_start_is_told_with_its_last_words() {
        machine.program("/usr/bin/chromium").outcome("/usr/bin/chromium --version", 127, "libnss3.so: not found");

        Diagnosis diagnosis = checks.browser();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("'/usr/bin/chromium --version' failed: libnss3.so: not found",
                "the browser tests cannot run, and the README's picture cannot be made again",
                Supply.CHROMIUM.fix(machine)));
    }

    @Test
    void list_of_fonts_without_a_chinese_one_is_empty() {
        machine.program("/usr/bin/fc-list").answer("/usr/bin/fc-list :lang=zh family");

        Diagnosis diagnosis = checks.chineseFont();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("none", "Chinese text shows as boxes in pictures of the page",
                Supply.CHINESE_FONT.fix(machine)));
    }
}
