package dev.heddle.kernel.internal.assist;

import java.util.List;

/// Something that a name could mean.
///
/// @param name       the name
/// @param kind       what it is
/// @param type       its type, or what it returns; the full name of a type
/// @param parameters those of a method or constructor, as they are read
/// @param owner      the full name of the class that holds it; empty if it is none's
/// @param erased     the simple names of its parameters' types
/// @param extra      what else is known of it
public record Candidate(String name, Kind kind, String type, String parameters, String owner, List<String> erased,
        Extra extra) {

    /// What is known of some.
    ///
    /// @param before   its modifiers, with a blank behind each
    /// @param behind   what follows its parameters, such as what it throws
    /// @param expected whether it has the type that is wanted where it would stand
    public record Extra(String before, String behind, boolean expected) {

        /// Nothing is.
        public static final Extra NONE = new Extra("", "", false);
    }

    /// What a name can stand for; the words are those that front ends know.
    public enum Kind {
        /// a type
        CLASS("class"),
        /// a method
        METHOD("function"),
        /// a variable, a field, a parameter
        VARIABLE("instance"),
        /// a word of the language
        KEYWORD("keyword"),
        /// a package
        PACKAGE("module");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The front ends' word for it.
        ///
        /// @return the word
        public String word() {
            return word;
        }
    }

    /// Keeps its own copy.
    public Candidate {
        erased = List.copyOf(erased);
    }

    Candidate(String name, Kind kind, String type, String parameters, String owner, List<String> erased) {
        this(name, kind, type, parameters, owner, erased, Extra.NONE);
    }

    static Candidate word(String name, Kind kind) {
        return new Candidate(name, kind, "", "", "", List.of());
    }

    /// Whether a cell has declared what it belongs to.
    boolean isOfCell() {
        return owner.startsWith("REPL.");
    }

    /// Whether it has a parameter for an argument.
    boolean takes(int argument) {
        return argument < erased.size() || (parameters.contains("...") && !erased.isEmpty())
                || (argument == 0 && erased.isEmpty());
    }

    /// The parameter that an argument is for.
    ///
    /// @param argument its number, from 0
    /// @return it, as it is read; empty if there is none
    public String parameter(int argument) {
        String inside = parameters.isEmpty() ? "" : parameters.substring(1, parameters.length() - 1);
        List<String> all = List.of(inside.split(", (?![^<]*>)", -1));
        if (inside.isEmpty() || argument < 0) {
            return "";
        }
        boolean more = argument >= all.size() && all.getLast().contains("...");
        return more ? all.getLast() : argument < all.size() ? all.get(argument) : "";
    }

    /// How it is declared.
    ///
    /// @return a line
    public String signature() {
        return switch (kind) {
            case METHOD -> extra.before + type + " " + name + parameters + extra.behind;
            case VARIABLE -> extra.before + type + " " + name;
            case CLASS -> type;
            case KEYWORD, PACKAGE -> name;
        };
    }
}
