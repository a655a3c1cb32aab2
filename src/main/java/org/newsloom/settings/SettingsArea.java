package org.newsloom.settings;

import java.util.Map;
import java.util.function.Function;

/**
 * One kind of settings: its file and how its record is read and written. The constants are at the
 * records, such as {@link ReadingSettings#AREA}.
 *
 * @param <T> the record
 */
public final class SettingsArea<T> {
  private final String fileName;
  private final Function<Values, T> reader;
  private final Function<T, Map<String, Object>> writer;

  SettingsArea(
      String fileName, Function<Values, T> reader, Function<T, Map<String, Object>> writer) {
    this.fileName = fileName;
    this.reader = reader;
    this.writer = writer;
  }

  /** The name of its file, such as {@code reading.json}. */
  public String fileName() {
    return fileName;
  }

  T read(Values values) {
    return reader.apply(values);
  }

  Map<String, Object> write(T value) {
    return writer.apply(value);
  }
}
