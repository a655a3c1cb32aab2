package org.newsloom.settings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one settings file, checked one by one; what makes no sense becomes a notice. */
final class Values {
  private static final int MAX_TEXT = 20_000;

  private final String file;
  private final Map<?, ?> map;
  private final List<String> notices;

  Values(String file, Map<?, ?> map, List<String> notices) {
    this.file = file;
    this.map = map;
    this.notices = notices;
  }

  boolean flag(String name, boolean fallback) {
    Object value = map.get(name);
    return value instanceof Boolean flag ? flag : rejected(name, value, fallback);
  }

  int number(String name, int fallback, int min, int max) {
    Object value = map.get(name);
    boolean good =
        (value instanceof Integer || value instanceof Long)
            && ((Number) value).longValue() >= min
            && ((Number) value).longValue() <= max;
    return good && value != null ? ((Number) value).intValue() : rejected(name, value, fallback);
  }

  double fraction(String name, double fallback, double min, double max) {
    Object value = map.get(name);
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    return rejected(name, value, fallback);
  }

  String text(String name, String fallback) {
    Object value = map.get(name);
    return value instanceof String text && text.length() <= MAX_TEXT
        ? text
        : rejected(name, value, fallback);
  }

  /** The name of a charset that Java knows. */
  String charset(String name, String fallback) {
    Object value = map.get(name);
    try {
      if (value instanceof String text && Charset.isSupported(text)) {
        return text;
      }
    } catch (IllegalCharsetNameException e) {
      // Not even a name; told like any other bad value.
    }
    return rejected(name, value, fallback);
  }

  <E extends Enum<E>> E choice(String name, E fallback) {
    Object value = map.get(name);
    for (E choice : fallback.getDeclaringClass().getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
        return choice;
      }
    }
    return rejected(name, value, fallback);
  }

  List<String> texts(String name, int maxCount) {
    List<String> texts = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String text && texts.size() < maxCount) {
          texts.add(text);
        }
      }
    }
    return List.copyOf(texts);
  }

  List<Double> numbers(String name, int maxCount) {
    List<Double> numbers = new ArrayList<>();
    if (map.get(name) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Number number && numbers.size() < maxCount) {
          numbers.add(number.doubleValue());
        }
      }
    }
    return List.copyOf(numbers);
  }

  Map<String, Double> numbersByName(String name, int maxCount) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (map.get(name) instanceof Map<?, ?> inner) {
      inner.forEach((key, value) -> {
        if (key instanceof String text
            && value instanceof Number number
            && numbers.size() < maxCount) {
          numbers.put(text, number.doubleValue());
        }
      });
    }
    return Map.copyOf(numbers);
  }

  /** How an enum is written in the files. */
  static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private <T> T rejected(String name, @Nullable Object value, T fallback) {
    if (value != null) {
      String shown = value.toString();
      notices.add(
          "The setting “%s” in %s cannot be “%s”; %s is used instead."
              .formatted(
                  name,
                  file,
                  shown.length() > 60 ? shown.substring(0, 60) + "…" : shown,
                  fallback instanceof Enum<?> choice ? name(choice) : "“" + fallback + "”"));
    }
    return fallback;
  }
}
