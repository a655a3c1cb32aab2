package org.newsloom.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Colours that rules name stand in the style sheet or in each theme. */
final class StyleNamesTest {
  private static final Pattern DECLARATION = Pattern.compile("(-[a-z0-9-]+)\\s*:([^;{}]*)");
  private static final Pattern NAME = Pattern.compile("(?<![\\w-])-(?!fx-)[a-z][a-z0-9-]*");

  @Test
  void everyNameOfAColourIsOne() throws IOException {
    String own = read("/org/newsloom/ui/newsloom.css");
    for (Theme theme : new Theme[] {new PrimerLight(), new PrimerDark()}) {
      Set<String> defined = new TreeSet<>();
      Set<String> named = new TreeSet<>();
      look(read(theme.getUserAgentStylesheet()), defined, new TreeSet<>());
      look(own, defined, named);
      assertThat(named).hasSizeGreaterThan(10);
      named.removeAll(defined);
      assertThat(named).as(theme.getName()).isEmpty();
    }
  }

  private static void look(String sheet, Set<String> defined, Set<String> named) {
    Matcher declaration = DECLARATION.matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", ""));
    while (declaration.find()) {
      defined.add(declaration.group(1));
      NAME.matcher(declaration.group(2)).results().forEach(found -> named.add(found.group()));
    }
  }

  private static String read(String resource) throws IOException {
    try (var in = StyleNamesTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
