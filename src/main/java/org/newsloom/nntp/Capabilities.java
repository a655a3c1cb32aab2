package org.newsloom.nntp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a server says it can do (RFC 3977 section 5.2); names are compared without case. */
public final class Capabilities {
  /** The server does not know CAPABILITIES: anything may be tried. */
  public static final Capabilities UNKNOWN = new Capabilities(false, Map.of());

  private final boolean known;
  private final Map<String, List<String>> arguments;

  private Capabilities(boolean known, Map<String, List<String>> arguments) {
    this.known = known;
    this.arguments = arguments;
  }

  /** Reads the lines of the block; a line that says nothing is left out. */
  public static Capabilities of(List<String> lines) {
    Map<String, List<String>> arguments = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> words = Arrays.asList(line.strip().toUpperCase(Locale.ROOT).split("\\s+", -1));
      if (!words.getFirst().isEmpty()) {
        arguments.putIfAbsent(words.getFirst(), List.copyOf(words.subList(1, words.size())));
      }
    }
    return new Capabilities(true, arguments);
  }

  /** Whether the server gave a list at all. */
  public boolean isKnown() {
    return known;
  }

  /** Whether the capability is listed. */
  public boolean has(String name) {
    return arguments.containsKey(name.toUpperCase(Locale.ROOT));
  }

  /** Whether the capability is listed with this argument: {@code has("LIST", "COUNTS")}. */
  public boolean has(String name, String argument) {
    return arguments
        .getOrDefault(name.toUpperCase(Locale.ROOT), List.of())
        .contains(argument.toUpperCase(Locale.ROOT));
  }

  /** The names, in the server's order and in upper case. */
  public Set<String> names() {
    return arguments.keySet();
  }

  @Override
  public String toString() {
    return known ? arguments.toString() : "unknown";
  }
}
