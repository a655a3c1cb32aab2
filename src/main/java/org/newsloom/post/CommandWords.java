package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line, with quotes as in a shell, but without a shell: nothing in it is
 * expanded. A backslash stands for itself unless a blank, a quote or another one follows, so that
 * paths of Windows can be written as they are.
 */
final class CommandWords {
  private static final String FILE = "%f";

  private CommandWords() {}

  /** The words with the file in the place of {@code %f}, or behind the last one. */
  static List<String> of(String line, String file) {
    List<String> words = split(line);
    if (!line.contains(FILE)) {
      words.add(file);
      return words;
    }
    words.replaceAll(word -> word.replace(FILE, file));
    return words;
  }

  /** Whether there is a program to start, and each quote that is opened is closed. */
  static boolean isSound(String line) {
    return !split(line).isEmpty() && !isOpen(line);
  }

  private static boolean isOpen(String line) {
    // What is appended becomes a word of its own unless a quote takes it in.
    return split(line + " x").size() != split(line).size() + 1;
  }

  private static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '\\' && quote != '\'' && isEscaped(line, i + 1, quote)) {
        i++;
        word.append(line.charAt(i));
        inWord = true;
      } else if (letter == quote) {
        quote = 0;
      } else if (quote == 0 && (letter == '"' || letter == '\'')) {
        quote = letter;
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(letter)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(letter);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isEscaped(String line, int at, char quote) {
    if (at >= line.length()) {
      return false;
    }
    char letter = line.charAt(at);
    return letter == '\\'
        || letter == '"'
        || (quote == 0 && (letter == '\'' || Character.isWhitespace(letter)));
  }
}
