package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.mime.Authors;

/**
 * An article as a person writes it into a file: header lines, an empty line, the text, all in
 * UTF-8. A file that begins with an empty line has no header lines.
 *
 * @param fields the header lines in their order, folded ones joined
 * @param body the text as given, lines ended by {@code \n}
 * @param problems lines that are no header lines
 */
public record PostFile(
    List<Composition.ExtraHeader> fields, String body, List<PostCheck> problems) {
  /** Takes copies of the lists. */
  public PostFile {
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  /** Reads a file; what is not UTF-8 in it becomes U+FFFD and is refused. */
  public static PostFile parse(byte[] octets) {
    String text =
        new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    if (text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    List<Composition.ExtraHeader> fields = new ArrayList<>();
    List<PostCheck> problems = new ArrayList<>();
    if (!Arrays.equals(
        octets, new String(octets, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))) {
      problems.add(PostCheck.refuse("not-utf-8", "The file is not in UTF-8: convert it first."));
    }
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, end);
      at = end + 1;
      if (line.isEmpty()) {
        break;
      }
      readField(line, fields, problems);
    }
    return new PostFile(fields, at >= text.length() ? "" : text.substring(at), problems);
  }

  private static void readField(
      String line, List<Composition.ExtraHeader> fields, List<PostCheck> problems) {
    if ((line.startsWith(" ") || line.startsWith("\t")) && !fields.isEmpty()) {
      Composition.ExtraHeader last = fields.removeLast();
      fields.add(
          new Composition.ExtraHeader(last.name(), (last.value() + " " + line.strip()).strip()));
      return;
    }
    int colon = line.indexOf(':');
    if (colon <= 0 || line.substring(0, colon).chars().anyMatch(c -> c <= ' ')) {
      problems.add(
          PostCheck.refuse(
              "bad-header",
              "“"
                  + line
                  + "” is not a header line (Name: value); an empty line parts headers and text."));
      return;
    }
    fields.add(
        new Composition.ExtraHeader(line.substring(0, colon), line.substring(colon + 1).strip()));
  }

  /** The value of a field, the last one where it is doubled. */
  public Optional<String> field(String name) {
    return fields.reversed().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Composition.ExtraHeader::value)
        .findFirst();
  }

  /** A composition with what the file says put over it; the text is replaced. */
  public Composition over(Composition base) {
    Composition composition = base.withBody(body);
    List<Composition.ExtraHeader> extra = new ArrayList<>(base.extra());
    for (Composition.ExtraHeader field : fields) {
      String value = field.value();
      composition =
          switch (field.name().toLowerCase(Locale.ROOT)) {
            case "from" -> composition.withFrom(author(value));
            case "newsgroups" -> composition.withNewsgroups(value);
            case "followup-to" -> composition.withFollowupTo(value);
            case "reply-to" -> composition.withReplyTo(value);
            case "subject" -> composition.withSubject(value);
            default -> {
              extra.add(field);
              yield composition;
            }
          };
    }
    return composition.withExtra(extra);
  }

  private static Author author(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return new Authors(StandardCharsets.UTF_8)
        .decode(octets, 0, octets.length, "From", new ArrayList<>())
        .first();
  }
}
