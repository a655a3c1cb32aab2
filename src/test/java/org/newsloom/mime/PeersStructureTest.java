package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.article.Article;
import org.newsloom.article.Part;

/** The list of parts as James mime4j sees it, beside the messages of its test suite. */
class PeersStructureTest {
  private static final ArticleParser PARSER = new ArticleParser();

  /**
   * Entities are compared, which is what mime4j knows: it takes no file out of a text and drops
   * what stands in a multipart without parts.
   */
  @Test
  void findsThePartsThatMime4jFinds() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    Map<String, String> differ = new TreeMap<>();
    int compared = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      byte[] xml = files.get(name.replaceAll("\\.msg$", ".xml"));
      if (!name.contains("james-mime4j/") || !name.endsWith(".msg") || xml == null) {
        continue;
      }
      compared++;
      List<String> theirs = theirs(xml);
      List<String> ours =
          PARSER.parse(file.getValue()).parts().stream()
              .filter(part -> part.origin() == Part.Origin.ENTITY)
              .map(Part::type)
              .toList();
      if (!theirs.equals(ours)) {
        differ.put(name, theirs + " " + ours);
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(80);
    assertThat(differ).isEmpty();
  }

  /**
   * What Thunderbird gives to its search of its own test messages: the first text. Two differ:
   * multipart-complex1 has a second text, which is shown too, and in multipart-complex2 the line of
   * an outer boundary ends what is inside, as RFC 2046 section 5.1.2 says.
   */
  @Test
  void findsTheTextThatThunderbirdFinds() {
    Map<String, byte[]> files = Tar.files(Corpus.path("messages/messages.tar.gz"));
    List<String> differ = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] theirs = files.get(file.getKey() + ".out");
      if (file.getKey().contains("thunderbird-mailnews/") && theirs != null) {
        compared++;
        Article ours = PARSER.parse(file.getValue());
        String text = new String(theirs, StandardCharsets.UTF_8);
        // HTML is given with its tags there.
        String plain = ours.html().isEmpty() ? text : Jsoup.parse(text).wholeText();
        if (!words(ours.text()).equals(words(plain))) {
          differ.add(file.getKey().replaceAll(".*/", ""));
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(17);
    assertThat(differ).containsExactlyInAnyOrder("multipart-complex1", "multipart-complex2");
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static List<String> theirs(byte[] xml) {
    List<String> types = new ArrayList<>();
    String text = new String(xml, StandardCharsets.ISO_8859_1);
    leaves(Jsoup.parse(text, "", Parser.xmlParser()).child(0), "text/plain", types);
    return types;
  }

  /** The types of all parts that are no multiparts, in their order. */
  private static void leaves(Element entity, String usual, List<String> types) {
    String type = usual;
    for (Element child : entity.children()) {
      switch (child.tagName()) {
        case "header" -> type = type(child, usual);
        case "body" -> types.add(type);
        case "multipart", "message" ->
            leaves(child, type.equals("multipart/digest") ? "message/rfc822" : "text/plain", types);
        case "body-part" -> leaves(child, usual, types);
        default -> {}
      }
    }
  }

  private static String type(Element header, String usual) {
    for (Element child : header.children()) {
      String field = child.wholeText().strip();
      if (field.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
        String value = field.substring("content-type:".length());
        String type = value.replaceAll("(?s);.*", "").strip().toLowerCase(Locale.ROOT);
        // The list holds the field as it stands; without a subtype it is none (RFC 2045 5.2).
        return type.contains("/") ? type : usual;
      }
    }
    return usual;
  }
}
