package org.newsloom.settings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of one settings file, checked one by one; what makes no sense becomes a notice. */
final class Values {
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_TEXTS = 1_000;

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

  String text(String name, String fallback) {
    Object value = map.get(name);
    return value instanceof String text && text.length() <= MAX_TEXT
        ? text
        : rejected(name, value, fallback);
  }

  /** Words and their values; entries that are no text are left out and told. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Object found = map.get(name);
    if (!(found instanceof Map<?, ?> entries)) {
      if (found != null) {
        notices.add(
            String.format(
                Locale.ROOT, "The setting “%s” in %s wants names and texts.", name, file));
      }
      return texts;
    }
    entries.forEach((key, value) -> {
      if (key instanceof String word
          && value instanceof String text
          && text.length() <= MAX_TEXT
          && texts.size() < MAX_TEXTS) {
        texts.put(word, text);
      } else {
        notices.add(
            String.format(
                Locale.ROOT,
                "The setting “%s” in %s wants a text for “%s”; it is left out.",
                name,
                file,
                key));
      }
    });
    return texts;
  }

  /** The objects of a list, each as the values of the same file; what is none is told. */
  List<Values> objects(String name) {
    List<Values> objects = new ArrayList<>();
    Object found = map.get(name);
    if (found instanceof Iterable<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> object && objects.size() < MAX_TEXTS) {
          objects.add(of(object));
        } else {
          leftOut("an entry of “" + name + "” that is no object of names and values");
        }
      }
    } else if (found != null) {
      leftOut("the setting “" + name + "”, which is no list");
    }
    return objects;
  }

  /** The texts of a list; empty where anything else is in it. */
  List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    if (map.get(name) instanceof Iterable<?> entries) {
      for (Object entry : entries) {
        if (!(entry instanceof String text)
            || text.length() > MAX_TEXT
            || texts.size() == MAX_TEXTS) {
          return List.of();
        }
        texts.add(text);
      }
    }
    return texts;
  }

  /** One of several words; empty where it is none of them. */
  <E extends Enum<E>> Optional<E> oneOf(String name, E[] choices) {
    return Stream.of(choices).filter(choice -> name(choice).equals(map.get(name))).findFirst();
  }

  /**
   * Whatever stands in a list, in its order; what stands in the place of a list is the only entry.
   */
  List<@Nullable Object> entries(String name) {
    List<@Nullable Object> entries = new ArrayList<>();
    Object found = map.get(name);
    if (found instanceof Iterable<?> all) {
      all.forEach(entries::add);
    } else if (found != null) {
      entries.add(found);
    }
    return entries;
  }

  /** The values of an object in the same file. */
  Values of(Map<?, ?> object) {
    return new Values(file, object, notices);
  }

  /** Whether there is a text that can be taken, or nothing. */
  boolean isTextOrNothing(String name) {
    Object value = map.get(name);
    return value == null || (value instanceof String text && text.length() <= MAX_TEXT);
  }

  /** Tells a person of something in the file. */
  void tell(String sentence) {
    notices.add(sentence);
  }

  private void leftOut(String what) {
    notices.add("Left out of " + file + ": " + what + ".");
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

  /** How an enum is written in the files. */
  static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private <T> T rejected(String name, @Nullable Object value, T fallback) {
    if (value != null) {
      String shown = value.toString();
      notices.add(
          String.format(
              Locale.ROOT,
              "The setting “%s” in %s cannot be “%s”; %s is used instead.",
              name,
              file,
              shown.length() > 60 ? shown.substring(0, 60) + "…" : shown,
              fallback instanceof Enum<?> choice ? name(choice) : "“" + fallback + "”"));
    }
    return fallback;
  }
}
