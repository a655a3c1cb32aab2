package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderField;
import org.newsloom.article.JoinedFile;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;

/**
 * Raw octets to an article that can be read (RFC 5322, RFC 5536, RFC 2045 to 2049). Takes anything:
 * what is broken is read as far as it goes and told as a defect. Keeps nothing between two calls.
 */
public final class ArticleParser {
  /** Longer Newsgroups values are cut. */
  private static final int MAX_NEWSGROUPS = 64 * 1024;

  private final CharsetChoice choice;
  private final boolean preferHtml;
  private final Limits limits;

  /** A parser for octets that nobody chose a charset for, with the usual limits. */
  public ArticleParser() {
    this(Optional.empty(), Limits.DEFAULT);
  }

  /**
   * A parser.
   *
   * @param chosen the charset that the reader chose for text that does not say its own; empty: told
   *     by the octets, or else windows-1252
   * @param limits how far to read
   */
  public ArticleParser(Optional<Charset> chosen, Limits limits) {
    this(new CharsetChoice(chosen, false), false, limits);
  }

  private ArticleParser(CharsetChoice choice, boolean preferHtml, Limits limits) {
    this.choice = choice;
    this.preferHtml = preferHtml;
    this.limits = limits;
  }

  /** A parser that takes this charset for text that does not say its own. */
  public ArticleParser withFallback(Charset charset) {
    return new ArticleParser(new CharsetChoice(Optional.of(charset), false), preferHtml, limits);
  }

  /** A parser that reads all text in this charset, whatever it says of itself. */
  public ArticleParser readingAs(Charset charset) {
    return new ArticleParser(new CharsetChoice(Optional.of(charset), true), preferHtml, limits);
  }

  /** A parser that takes the HTML of an article that has plain text too, or the plain text. */
  public ArticleParser preferringHtml(boolean prefer) {
    return new ArticleParser(choice, prefer, limits);
  }

  /**
   * Reads an article.
   *
   * @param raw all of it, as it lies in the store: not dot-stuffed, lines ended by CR LF, LF or CR
   */
  public Article parse(byte[] raw) {
    Defects defects = new Defects(limits.defects());
    Entity root = MimeTree.read(raw, limits, defects);
    HeaderBlock header = root.header();
    defects.addAll(header.defects());
    TextCollector collector =
        new TextCollector(
            choice,
            preferHtml,
            limits,
            new EncodedWords(choice.charset().orElse(Charsets.WINDOWS_1252)),
            defects);
    collector.collect(root);
    Fields fields = new Fields(header, headerCharset(collector.charset()), defects);
    boolean poster =
        header.first("Followup-To").filter(f -> f.raw().equalsIgnoreCase("poster")).isPresent();
    return new Article(
        fields.id(),
        fields.subject(),
        fields.authors("From"),
        fields.authors("Reply-To"),
        fields.date(),
        fields.groups("Newsgroups"),
        poster ? List.of() : fields.groups("Followup-To"),
        poster,
        fields.references(),
        fields.all(),
        collector.text(),
        collector.html(),
        collector.flowed(),
        collector.charsetName(),
        collector.parts(),
        fields.withDefects());
  }

  /** Who writes raw octets into a header writes them as in the body. */
  private Charset headerCharset(Charset body) {
    boolean usable = Charsets.isAsciiBased(body) && !body.equals(StandardCharsets.UTF_8);
    return choice.charset().orElse(usable ? body : Charsets.WINDOWS_1252);
  }

  /**
   * The decoded octets of one part, or of a file found in a text.
   *
   * @param raw the article
   * @param path as {@link Article#parts} tells it; the number of a whole message in the article
   *     gives that message
   */
  public Optional<byte[]> part(byte[] raw, String path) {
    Entity root = MimeTree.read(raw, limits, new Defects(1));
    Optional<Entity> entity = root.find(path);
    if (entity.isPresent()) {
      return entity.map(found -> found.decoded().octets());
    }
    int dot = path.lastIndexOf('.');
    String number = path.substring(dot + 1);
    if (dot < 0 || !number.matches("[1-9][0-9]{0,5}")) {
      return Optional.empty();
    }
    return root.find(path.substring(0, dot))
        .filter(Entity::isLeaf)
        .flatMap(text -> file(text, Integer.parseInt(number)));
  }

  /**
   * The files that begin in one article and go on in others.
   *
   * @param raws the articles in the order of the parts
   */
  public List<JoinedFile> joined(List<byte[]> raws) {
    List<byte[]> texts = new ArrayList<>();
    for (byte[] raw : raws) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      leaves(MimeTree.read(raw, limits, new Defects(1)), text);
      texts.add(text.toByteArray());
    }
    return FileJoiner.join(texts, limits);
  }

  private static void leaves(Entity entity, ByteArrayOutputStream text) {
    entity.children().forEach(child -> leaves(child, text));
    if (entity.isLeaf()) {
      text.writeBytes(ClearSigned.shown(entity.decoded().octets()));
      text.write('\n');
    }
  }

  private Optional<byte[]> file(Entity text, int number) {
    byte[] octets = ClearSigned.shown(text.decoded().octets());
    return EmbeddedFiles.split(octets, 0, octets.length, limits.files()).stream()
        .filter(EmbeddedFiles.File.class::isInstance)
        .map(EmbeddedFiles.File.class::cast)
        .skip(number - 1L)
        .findFirst()
        .map(EmbeddedFiles.File::octets);
  }

  /** The header fields of the article, decoded. */
  private static final class Fields {
    private final HeaderBlock header;
    private final EncodedWords words;
    private final Authors authors;
    private final Defects defects;
    private final List<Defect> found = new ArrayList<>();

    Fields(HeaderBlock header, Charset fallback, Defects defects) {
      this.header = header;
      this.words = new EncodedWords(fallback);
      this.authors = new Authors(fallback);
      this.defects = defects;
    }

    private Optional<byte[]> octets(String name) {
      return header.first(name).map(HeaderBlock.Field::octets);
    }

    String subject() {
      return octets("Subject")
          .map(value -> words.decode(value, 0, value.length, "Subject", found))
          .orElse("");
    }

    List<Author> authors(String name) {
      return octets(name)
          .map(value -> authors.decode(value, 0, value.length, name, found).authors())
          .orElse(List.of());
    }

    Optional<Instant> date() {
      return octets("Date").flatMap(value -> Dates.decode(value, 0, value.length, "Date", found));
    }

    List<Newsgroup> groups(String name) {
      return header
          .first(name)
          .map(field -> field.raw().substring(0, Math.min(field.raw().length(), MAX_NEWSGROUPS)))
          .map(Newsgroup::parseList)
          .orElse(List.of());
    }

    Optional<MessageId> id() {
      Optional<MessageId> id =
          header.first("Message-ID").flatMap(field -> MessageId.in(field.raw()));
      if (id.isEmpty() && header.first("Message-ID").isPresent()) {
        defects.add("Message-ID", "no identifier");
      }
      return id;
    }

    References references() {
      Optional<References> named = references("References");
      if (named.isPresent()) {
        return named.get();
      }
      // In-Reply-To may name several and hold words; the first is what is answered.
      return references("In-Reply-To")
          .filter(references -> !references.ids().isEmpty())
          .map(references -> new References(references.ids().subList(0, 1)))
          .orElse(References.NONE);
    }

    private Optional<References> references(String name) {
      return octets(name)
          .map(value -> ReferencesDecoder.decode(value, 0, value.length, name, found));
    }

    List<HeaderField> all() {
      List<HeaderField> all = new ArrayList<>();
      // Defects of the fields that matter are told where those are read.
      List<Defect> unheard = new ArrayList<>();
      for (HeaderBlock.Field field : header.fields()) {
        byte[] value = field.octets();
        String text = words.decode(value, 0, value.length, field.name(), unheard);
        all.add(new HeaderField(field.name(), text, field.raw()));
        unheard.clear();
      }
      return all;
    }

    List<Defect> withDefects() {
      for (String name : List.of("Message-ID", "From", "Date", "Subject")) {
        if (header.first(name).isEmpty()) {
          defects.add(name, "missing");
        }
      }
      defects.addAll(found);
      return defects.list();
    }
  }
}
