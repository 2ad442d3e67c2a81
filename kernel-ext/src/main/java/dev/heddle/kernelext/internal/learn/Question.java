package dev.heddle.kernelext.internal.learn;

import java.util.List;

/// What is asked before a cell runs.
///
/// @param text    the question
/// @param choices the answers to choose from; empty if any answer will do
record Question(String text, List<String> choices) {

    Question {
        choices = List.copyOf(choices);
    }

    /// How it is asked.
    String prompt() {
        StringBuilder prompt = new StringBuilder(text).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            prompt.append("  ").append(i + 1).append(") ").append(choices.get(i)).append('\n');
        }
        return prompt.append("Your answer: ").toString();
    }

    /// The answer that somebody means: a choice may be called by its number.
    String meant(String line) {
        String answer = line.strip();
        if (choices.contains(answer) || !answer.matches("[1-9]\\d?\\)?")) {
            return answer;
        }
        int number = Integer.parseInt(answer.replace(")", ""));
        return number <= choices.size() ? choices.get(number - 1) : answer;
    }

    /// Whether an answer is the right one: blanks at the ends of lines, and capital letters, do not count.
    static boolean same(String answer, String key) {
        return plain(answer).equalsIgnoreCase(plain(key));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
