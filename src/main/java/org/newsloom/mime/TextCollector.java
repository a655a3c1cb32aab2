package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.newsloom.article.Part;

/**
 * Brings together what of a MIME tree is text to show, and lists all leaves and embedded files.
 * Used once for one article.
 */
final class TextCollector {
  /** Types that are text by name only. */
  private static final Set<String> NOT_TO_READ =
      Set.of(
          "text/calendar",
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/css",
          "text/rtf",
          "text/javascript",
          "text/xml",
          "text/csv",
          "text/x-moz-deleted");

  /** Whatever type can be read. */
  private static final String ANY = "";

  private static final Pattern HTML_CHARSET =
      Pattern.compile(
          "charset\\s{0,4}=\\s{0,4}[\"']?([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);

  /** Lines of an encoded file are at least so long. */
  private static final int SHORTEST_FULL_LINE = 60;

  /** Fields of a message in the article that are shown before its text. */
  private static final List<String> MESSAGE_FIELDS = List.of("Subject", "From", "Date");

  /** Parameters of a part whose body is elsewhere. */
  private static final List<String> PLACE_FIELDS =
      List.of("access-type", "url", "site", "directory", "name", "server", "subject", "size");

  private final CharsetChoice choice;
  private final boolean preferHtml;
  private final Limits limits;
  private final Defects defects;
  private final EncodedWords headers;
  private final Set<Entity> shown = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private Optional<Charset> charset = Optional.empty();
  private Optional<String> charsetName = Optional.empty();
  private boolean onlyHtml = true;
  private boolean flowed;
  private int room;

  TextCollector(
      CharsetChoice choice,
      boolean preferHtml,
      Limits limits,
      EncodedWords headers,
      Defects defects) {
    this.choice = choice;
    this.preferHtml = preferHtml;
    this.limits = limits;
    this.headers = headers;
    this.defects = defects;
    this.room = limits.textOctets();
  }

  void collect(Entity root) {
    if (root.isLeaf() && (isReadable(root) || (isFragment(root) && isWords(root)))) {
      shown.add(root); // a lone text is what the article says, even if it calls itself a file
    } else {
      choose(root);
    }
    visit(root);
  }

  /** The texts, an empty line between them. */
  String text() {
    StringBuilder joined = new StringBuilder();
    for (String text : texts) {
      if (text.isBlank() && texts.size() > 1) {
        continue;
      }
      if (!joined.isEmpty()) {
        while (!joined.isEmpty() && joined.charAt(joined.length() - 1) == '\n') {
          joined.setLength(joined.length() - 1);
        }
        joined.append("\n\n");
      }
      joined.append(text);
    }
    return joined.toString();
  }

  /** The sanitised source where there is nothing but HTML. */
  String html() {
    return onlyHtml ? String.join("\n<hr>\n", sources) : "";
  }

  boolean flowed() {
    return flowed;
  }

  /** What the first text was read with. */
  Charset charset() {
    return charset.or(choice::charset).orElse(Charsets.WINDOWS_1252);
  }

  /** What it is called before a person. */
  String charsetName() {
    return charsetName.orElseGet(
        () -> choice.charset().map(Charset::name).orElse(StandardCharsets.US_ASCII.name()));
  }

  List<Part> parts() {
    return parts;
  }

  /** Marks the leaves below an entity that are to be shown. */
  private void choose(Entity entity) {
    if (entity.isLeaf()) {
      if (isReadable(entity) && !entity.content().isAttachment()) {
        shown.add(entity);
      }
      return;
    }
    switch (entity.content().type()) {
      case "multipart/alternative" -> chosenAlternative(entity).forEach(this::choose);
      case "multipart/related" -> {
        Entity main = mainOfRelated(entity);
        if (hasText(main, ANY)) {
          choose(main);
        } else {
          entity.children().forEach(this::choose);
        }
      }
      default -> entity.children().forEach(this::choose);
    }
  }

  /**
   * Plain text before all, unless the reader wants HTML; else the last, which is the richest that
   * its writer had.
   */
  private List<Entity> chosenAlternative(Entity alternative) {
    List<Entity> children = alternative.children();
    Stream<Entity> wanted =
        preferHtml
            ? children.reversed().stream().filter(child -> hasText(child, "text/html"))
            : children.stream().filter(child -> hasText(child, "text/plain"));
    Optional<Entity> first = wanted.findFirst();
    if (first.isPresent()) {
      return List.of(first.get());
    }
    for (Entity child : children.reversed()) {
      if (hasText(child, ANY)) {
        return List.of(child);
      }
    }
    return children;
  }

  private static Entity mainOfRelated(Entity related) {
    Optional<String> start = related.content().start();
    for (Entity child : related.children()) {
      if (start.isPresent() && start.equals(child.content().id())) {
        return child;
      }
    }
    return related.children().getFirst();
  }

  /** Whether there is something to read in an entity, of a type or of {@link #ANY}. */
  private static boolean hasText(Entity entity, String type) {
    if (entity.isLeaf()) {
      return isReadable(entity)
          && !entity.content().isAttachment()
          && !entity.isBlank()
          && (type.equals(ANY) || entity.content().type().equals(type));
    }
    return entity.children().stream().anyMatch(child -> hasText(child, type));
  }

  private static boolean isReadable(Entity entity) {
    String type = entity.content().type();
    return type.equals("application/pgp")
        || type.equals("application/x-pgp")
        || (type.startsWith("text/") && !NOT_TO_READ.contains(type));
  }

  /** Whether it is one of several pieces of a message (RFC 2046 section 5.2.2). */
  private static boolean isFragment(Entity entity) {
    return entity.content().type().equals("message/partial");
  }

  private static boolean isFirst(Entity fragment) {
    return "1".equals(fragment.content().parameters().getOrDefault("number", "").strip());
  }

  /** Whether a piece of a message begins with a header or with words, not amid an encoded file. */
  private static boolean isWords(Entity fragment) {
    if (isFirst(fragment)) {
      return true;
    }
    byte[] octets = fragment.decoded().octets();
    int line = 0;
    while (line < octets.length && EmbeddedFiles.line(octets, line, octets.length).isBlank()) {
      line = EmbeddedFiles.nextLine(octets, line, octets.length);
    }
    String first = EmbeddedFiles.line(octets, line, octets.length).strip();
    return first.length() < SHORTEST_FULL_LINE || first.indexOf(' ') >= 0;
  }

  private void visit(Entity entity) {
    if (entity.isMessage() && hasText(entity, ANY)) {
      add(summary(entity.children().getFirst().header()));
    }
    entity.children().forEach(this::visit);
    if (entity.isLeaf()) {
      leaf(entity);
    }
  }

  private String summary(HeaderBlock header) {
    StringBuilder lines = new StringBuilder();
    for (String name : MESSAGE_FIELDS) {
      header
          .first(name)
          .map(HeaderBlock.Field::octets)
          .map(value -> headers.decode(value, 0, value.length, name, new ArrayList<>()))
          .ifPresent(value -> lines.append(name).append(": ").append(value).append('\n'));
    }
    return lines.toString();
  }

  private void leaf(Entity leaf) {
    String where = MimeTree.where(leaf.path());
    TransferEncoding.Decoded decoded = leaf.decoded();
    decoded.problem().ifPresent(problem -> defects.add(where, problem));
    boolean isShown = shown.contains(leaf);
    parts.add(
        new Part(
            leaf.path(),
            leaf.content().type(),
            leaf.content().name(),
            decoded.octets().length,
            isShown,
            leaf.content().isLeftOver() ? Part.Origin.LEFT_OVER : Part.Origin.ENTITY));
    if (leaf.content().type().equals("message/external-body")) {
      add(elsewhere(leaf.content()));
    }
    if (!isShown) {
      return;
    }
    byte[] octets = decoded.octets();
    int allowed = Math.max(room, 0);
    if (octets.length > allowed) {
      defects.add(
          where, String.format(Locale.ROOT, "text cut after %d octets", limits.textOctets()));
      octets = Arrays.copyOf(octets, allowed);
    }
    room -= octets.length;
    if (isFragment(leaf)) {
      fragment(leaf, octets);
    } else if (leaf.content().type().equals("text/html")) {
      html(leaf, octets, where);
    } else {
      onlyHtml = false;
      plain(leaf, octets, where);
    }
  }

  /** What a part says of the place where its body is to be had (RFC 2046 section 5.2.3). */
  private static String elsewhere(ContentFields content) {
    StringBuilder lines = new StringBuilder();
    for (String name : PLACE_FIELDS) {
      String value = content.parameters().get(name);
      if (value != null) {
        lines.append(name).append(": ").append(value).append('\n');
      }
    }
    return lines.toString();
  }

  /**
   * A piece of a message that came in several: the first has its header and the beginning of its
   * body, the others go on with it.
   */
  private void fragment(Entity leaf, byte[] octets) {
    onlyHtml = false;
    HeaderBlock none = HeaderBlock.of(octets, 0, 0);
    Entity inner =
        isFirst(leaf)
            ? MimeTree.read(octets, limits, defects)
            : new Entity("", octets, none, leaf.content().asText(), 0, octets.length, List.of());
    TextCollector within = new TextCollector(choice, preferHtml, limits, headers, defects);
    if (!(inner.isLeaf() && isFragment(inner))) {
      within.collect(inner);
    }
    charset = charset.or(() -> within.charset);
    charsetName = charsetName.or(() -> within.charsetName);
    add(summary(inner.header()));
    add(within.text());
  }

  private void html(Entity leaf, byte[] octets, String where) {
    byte[] source = octets;
    if (source.length > limits.htmlOctets()) {
      defects.add(
          where, String.format(Locale.ROOT, "HTML cut after %d octets", limits.htmlOctets()));
      source = Arrays.copyOf(source, limits.htmlOctets());
    }
    Optional<String> label = leaf.content().charset().or(() -> labelInHtml(octets));
    HtmlText html = HtmlText.of(read(source, label, where).text());
    sources.add(Texts.body(html.source()));
    add(Texts.body(html.text()));
  }

  private static Optional<String> labelInHtml(byte[] octets) {
    String head =
        new String(octets, 0, Math.min(octets.length, 4_000), StandardCharsets.ISO_8859_1);
    Matcher matcher = HTML_CHARSET.matcher(head);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void plain(Entity leaf, byte[] raw, String where) {
    byte[] octets = ClearSigned.shown(raw);
    List<EmbeddedFiles.Piece> pieces =
        EmbeddedFiles.split(octets, 0, octets.length, limits.files());
    boolean hasFiles = pieces.stream().anyMatch(EmbeddedFiles.File.class::isInstance);
    byte[] words = hasFiles ? withoutFiles(octets, pieces) : octets;
    Charsets.Decoded whole = read(words, leaf.content().charset(), where);
    String text = whole.text();
    if (hasFiles) {
      text = withFiles(leaf, octets, pieces, whole.charset(), where);
    }
    text = Texts.body(text);
    if (leaf.content().isFlowed()) {
      flowed = true;
      text = FlowedText.join(text, leaf.content().isDelSp());
    } else if (leaf.content().isEnriched()) {
      text = EnrichedText.plain(text);
    }
    add(text);
  }

  /** The text alone, to find out its charset by. */
  private static byte[] withoutFiles(byte[] octets, List<EmbeddedFiles.Piece> pieces) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    for (EmbeddedFiles.Piece piece : pieces) {
      if (piece instanceof EmbeddedFiles.Text text) {
        words.write(octets, text.from(), text.to() - text.from());
      }
    }
    return words.toByteArray();
  }

  private String withFiles(
      Entity leaf, byte[] octets, List<EmbeddedFiles.Piece> pieces, Charset read, String where) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (EmbeddedFiles.Piece piece : pieces) {
      switch (piece) {
        case EmbeddedFiles.Text words ->
            text.append(Charsets.decodeLeniently(read, octets, words.from(), words.to()));
        case EmbeddedFiles.File file -> {
          number++;
          byte[] rawName = file.name().getBytes(StandardCharsets.ISO_8859_1);
          String name =
              safeName(
                  Charsets.decodeLeniently(nameCharset(rawName, read), rawName, 0, rawName.length));
          file.problem().ifPresent(problem -> defects.add(where, problem));
          String path = leaf.path() + "." + number;
          String type = FileTypes.ofName(name);
          long size = file.octets().length;
          Part part = new Part(path, type, name, size, false, Part.Origin.IN_TEXT);
          parts.add(part);
          text.append(part.placeholder()).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String safeName(String name) {
    return name.isEmpty() ? "" : Parameters.safeFileName(name);
  }

  private static Charset nameCharset(byte[] name, Charset read) {
    return Charsets.isUtf8(name, 0, name.length) ? StandardCharsets.UTF_8 : read;
  }

  private Charsets.Decoded read(byte[] octets, Optional<String> label, String where) {
    Charsets.Decoded decoded = choice.decode(octets, label);
    decoded.problem().ifPresent(problem -> defects.add(where, problem));
    if (charset.isEmpty() && octets.length > 0) {
      charset = Optional.of(decoded.charset());
      charsetName = Optional.of(CharsetName.of(decoded.charset(), octets, label));
    }
    return decoded;
  }

  private void add(String text) {
    texts.add(text);
  }
}
