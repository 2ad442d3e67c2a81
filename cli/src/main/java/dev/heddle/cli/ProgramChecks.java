package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for programs that a part of Heddle calls: a browser, fonts, git.
final class ProgramChecks {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable", "chrome");

    private static final List<Path> BROWSERS_OF_MACOS = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private static final List<String> PROGRAM_FOLDERS_OF_WINDOWS = List.of("PROGRAMFILES", "PROGRAMFILES(X86)",
            "LOCALAPPDATA");

    private static final Pattern BROWSER_VERSION = Pattern.compile("(?:Chromium|Chrome)\\D*(\\d[\\d.]*)");
    private static final Pattern GIT_VERSION = Pattern.compile("git version (\\d\\S*)");
    private static final Pattern FONT = Pattern.compile("^([^,]*[^,\\s])");

    private final Machine machine;

    ProgramChecks(Machine machine) {
        this.machine = machine;
    }

    Diagnosis browser() {
        String cost = "the browser tests cannot run, and the README's picture cannot be made again";
        Path browser = findBrowser();
        if (browser == null) {
            return Diagnosis.lacking("no Chromium or Chrome", cost, Supply.CHROMIUM.fix(machine));
        }
        if (machine.platform() == Machine.Platform.WINDOWS) {
            // There --version opens a window.
            return Diagnosis.ok(browser.toString());
        }
        Reply reply = Reply.of(machine, browser, "--version");
        String version = reply.find(BROWSER_VERSION);
        return reply.ok() && version != null
                ? Diagnosis.ok(version + " in " + browser)
                : Diagnosis.lacking(reply.complaint(), cost, Supply.CHROMIUM.fix(machine));
    }

    private @Nullable Path findBrowser() {
        Stream<Path> installed = switch (machine.platform()) {
            case LINUX -> Stream.of();
            case MACOS -> BROWSERS_OF_MACOS.stream();
            case WINDOWS -> PROGRAM_FOLDERS_OF_WINDOWS.stream()
                    .map(machine::environment)
                    .filter(Objects::nonNull)
                    .map(folder -> Path.of(folder, "Google", "Chrome", "Application", "chrome.exe"));
        };
        return Stream
                .concat(BROWSERS.stream().map(machine::which).filter(Objects::nonNull),
                        installed.filter(machine::exists))
                .findFirst()
                .orElse(null);
    }

    Diagnosis chineseFont() {
        if (machine.platform() != Machine.Platform.LINUX) {
            return Diagnosis.ok("comes with the system");
        }
        Path list = machine.which("fc-list");
        if (list == null) {
            return Diagnosis.lacking("unknown: no fc-list on PATH", cost(), Supply.FONTCONFIG.fix(machine));
        }
        Reply reply = Reply.of(machine, list, ":lang=zh", "family");
        if (!reply.ok()) {
            return Diagnosis.lacking(reply.complaint(), cost(), Supply.FONTCONFIG.fix(machine));
        }
        String font = reply.find(FONT);
        return font == null
                ? Diagnosis.lacking("none", cost(), Supply.CHINESE_FONT.fix(machine))
                : Diagnosis.ok(font);
    }

    private static String cost() {
        return "Chinese text shows as boxes in pictures of the page";
    }

    Diagnosis git() {
        String cost = "newer versions of Heddle cannot be fetched";
        Path git = machine.which("git");
        if (git == null) {
            return Diagnosis.lacking("not on PATH", cost, Supply.GIT.fix(machine));
        }
        Reply reply = Reply.of(machine, git, "--version");
        String version = reply.find(GIT_VERSION);
        return reply.ok() && version != null
                ? Diagnosis.ok(version + " in " + git)
                : Diagnosis.lacking(reply.complaint(), cost, Supply.GIT.fix(machine));
    }
}
