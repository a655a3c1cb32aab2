package org.newsloom;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file has the shape that google-java-format gives it. {@code mvn test
 * -Dtest=FormatTest -Dformat=fix} rewrites those that have not.
 */
class FormatTest {
  private static final boolean FIX = "fix".equals(System.getProperty("format"));

  @Test
  void everySourceFileIsFormatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    List<Path> crooked = new ArrayList<>();
    List<Path> files = sources();
    for (Path file : files) {
      String source = Files.readString(file);
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source),
                  JavaFormatterOptions.Style.GOOGLE));
      if (!formatted.equals(source.replace("\r\n", "\n"))) {
        if (FIX) {
          Files.writeString(file, formatted);
        } else {
          crooked.add(file);
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(10);
    assertThat(crooked).as("run mvn test -Dtest=FormatTest -Dformat=fix").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
