package org.newsloom.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where everything in the window stands, kept over a restart as words and their values. Values that
 * make no sense are as if they were absent.
 *
 * @param values by name
 */
public record WindowState(Map<String, String> values) {
  /** Nothing is known: the first start. */
  public static final WindowState NONE = new WindowState(Map.of());

  /** Takes a copy of the map. */
  public WindowState {
    values = Map.copyOf(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  OptionalDouble number(String name) {
    return text(name).map(WindowState::parse).orElse(OptionalDouble.empty());
  }

  boolean is(String name) {
    return "true".equals(values.get(name));
  }

  List<Double> numbers(String name) {
    return text(name).stream()
        .flatMap(list -> Stream.of(list.split(" ", -1)))
        .map(WindowState::parse)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  private static OptionalDouble parse(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Collects values. */
  static final class Builder {
    private final Map<String, String> values = new LinkedHashMap<>();

    Builder set(String name, Object value) {
      values.put(name, value.toString());
      return this;
    }

    Builder set(String name, List<Double> numbers) {
      return set(name, numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    WindowState build() {
      return new WindowState(values);
    }
  }
}
