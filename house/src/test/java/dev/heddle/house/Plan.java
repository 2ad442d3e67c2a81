package dev.heddle.house;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which module may use what. What is not written here is forbidden.
///
/// @param rooms one for each module, by the module's name
record Plan(Map<String, Room> rooms) {

    /// What one module may use.
    ///
    /// @param uses      modules that its code may name
    /// @param packs     modules that it only puts on the class path: no class of its own names them
    /// @param libraries the libraries of others
    record Room(Set<String> uses, Set<String> packs, Set<String> libraries) {

        Room {
            uses = Set.copyOf(uses);
            packs = Set.copyOf(packs);
            libraries = Set.copyOf(libraries);
        }
    }

    /// The design's list.
    static final Plan OF_THE_HOUSE =
            Plan.of("""
                    module     | uses                                   | packs      | libraries
                    exercises  | processes, schedules                   |            |
                    solutions  | exercises, schedules, processes        |            |
                    kernel-ext | kernel, processes, schedules, grader   |            | gson
                    kernel     | worker                                 |            | gson, context, standalone-static, mmr, maven-resolver-api, slf4j-nop
                    worker     | processes                              |            |
                    processes  |                                        |            |
                    schedules  |                                        |            | junit-jupiter-api
                    grader     | schedules, processes                   |            | junit-platform-launcher, junit-jupiter-engine, junit-jupiter-params
                    cli        | kernel, grader                         | kernel-ext | picocli, gson
                    bench      |                                        |            | gson
                    house      |                                        |            |
                    """);

    /// The root package of each library of others.
    static final Map<String, String> LIBRARY_PACKAGES = Map.ofEntries(Map.entry("gson", "com.google.gson"),
            Map.entry("picocli", "picocli"), Map.entry("context", "eu.maveniverse.maven.mima.context"),
            Map.entry("standalone-static", "eu.maveniverse.maven.mima.runtime"),
            Map.entry("mmr", "eu.maveniverse.maven.mima.extensions"),
            Map.entry("maven-resolver-api", "org.eclipse.aether"), Map.entry("slf4j-nop", "org.slf4j"),
            Map.entry("junit-jupiter-api", "org.junit.jupiter.api"),
            Map.entry("junit-jupiter-engine", "org.junit.jupiter.engine"),
            Map.entry("junit-jupiter-params", "org.junit.jupiter.params"),
            Map.entry("junit-platform-launcher", "org.junit.platform"));

    Plan {
        rooms = Map.copyOf(rooms);
    }

    static Plan of(String table) {
        Map<String, Room> rooms = new LinkedHashMap<>();
        table.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\|", /* limit= */ -1);
            rooms.put(cells[0].strip(), new Room(names(cells[1]), names(cells[2]), names(cells[3])));
        });
        return new Plan(rooms);
    }

    Room room(String module) {
        Room room = rooms.get(module);
        if (room == null) {
            throw new IllegalArgumentException("the plan has no module '" + module + "'");
        }
        return room;
    }

    /// The modules whose code is Java packages of their own.
    Set<String> modules() {
        return new TreeSet<>(rooms.keySet());
    }

    /// `kernel-ext` lives in `dev.heddle.kernelext`: a package has no hyphen.
    static String packageOf(String module) {
        return "dev.heddle." + module.replace("-", "");
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
