package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newsloom.article.Author;

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
  private static final Set<String> OF_COMPOSITIONS =
      Set.of("from", "newsgroups", "followup-to", "reply-to", "subject");

  /** A file that says nothing. */
  public static final PostFile EMPTY = new PostFile(List.of(), "", List.of());

  /** Takes copies of the lists. */
  public PostFile {
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file; what is not UTF-8 in it becomes U+FFFD and is refused. Lines end by LF or CRLF,
   * by CR alone where there is no LF at all; else a CR begins no header line of its own.
   */
  public static PostFile parse(byte[] octets) {
    String text = text(octets);
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
    checkFields(fields, problems);
    String body = at >= text.length() ? "" : text.substring(at);
    return new PostFile(fields, body.replace('\r', '\n'), problems);
  }

  /** What only the raw lines tell: doubled fields, and a From that names nobody or several. */
  private static void checkFields(List<Composition.ExtraHeader> fields, List<PostCheck> problems) {
    Set<String> seen = new HashSet<>();
    for (Composition.ExtraHeader field : fields) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (OF_COMPOSITIONS.contains(name) && !seen.add(name)) {
        problems.add(PostCheck.refuse("doubled-header", field.name() + " is there twice."));
      }
      if (name.equals("from") && !field.value().isBlank()) {
        Optional<String> problem = AuthorSyntax.problem(field.value());
        if (problem.isPresent()) {
          problems.add(PostCheck.refuse("bad-from", "From is not valid. " + problem.get()));
        } else if (AuthorSyntax.authors(field.value()).size() != 1) {
          problems.add(PostCheck.refuse("bad-from", "From names several authors: name one."));
        }
      }
    }
  }

  /** Everything there is to say of a composition that this file went into. */
  public List<PostCheck> checks(Composition composition, KnownGroups known, AttachmentRules rules) {
    Set<String> told = problems.stream().map(PostCheck::code).collect(Collectors.toSet());
    return Stream.concat(
            problems.stream(),
            PostChecks.of(composition, known, rules).stream()
                .filter(check -> !(check.code().equals("bad-from") && told.contains("bad-from"))))
        .toList();
  }

  /** What octets in UTF-8 say, without a byte order mark, line ends of all systems as LF. */
  public static String text(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (text.indexOf('\n') < 0) {
      text = text.replace('\r', '\n');
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
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

  /** A composition with what the file says put over it; text and fields of a name are replaced. */
  public Composition over(Composition base) {
    Composition composition = base.withBody(body);
    List<Composition.ExtraHeader> extra = new ArrayList<>(base.extra());
    for (Composition.ExtraHeader field : fields) {
      String value = field.value();
      composition =
          switch (field.name().toLowerCase(Locale.ROOT)) {
            case "from" -> value.isEmpty() ? composition : composition.withFrom(author(value));
            case "newsgroups" -> composition.withNewsgroups(value);
            case "followup-to" -> composition.withFollowupTo(value);
            case "reply-to" -> composition.withReplyTo(value);
            case "subject" -> composition.withSubject(value);
            default -> {
              extra.removeIf(ofBase ->
                  base.extra().contains(ofBase) && ofBase.name().equalsIgnoreCase(field.name()));
              extra.add(field);
              yield composition;
            }
          };
    }
    return composition.withExtra(extra);
  }

  /** What cannot be read stays as a name, so that nobody takes it for no author at all. */
  private static Author author(String value) {
    Author author = AuthorSyntax.authors(value).stream().findFirst().orElse(Author.UNKNOWN);
    return author.equals(Author.UNKNOWN) ? new Author(value, "") : author;
  }
}
