package org.newsloom.mime;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderDecoder;
import org.newsloom.article.HeaderField;
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

  private final HeaderDecoder decoder;
  private final Optional<Charset> chosen;
  private final Limits limits;

  /**
   * A parser.
   *
   * @param decoder reads header values
   * @param chosen the charset that the reader chose for text that does not say its own; empty: told
   *     by the octets, or else windows-1252
   * @param limits how far to read
   */
  public ArticleParser(HeaderDecoder decoder, Optional<Charset> chosen, Limits limits) {
    this.decoder = decoder;
    this.chosen = chosen;
    this.limits = limits;
  }

  /**
   * Reads an article.
   *
   * @param raw all of it, as it lies in the store: not dot-stuffed, lines ended by CR LF, LF or CR
   */
  public Article parse(byte[] raw) {
    Defects defects = new Defects(limits.defects());
    RawHeader header = RawHeader.of(raw, 0, raw.length);
    if (header.isCutShort()) {
      defects.add("header", "no empty line before the body");
    }
    if (header.strayLines() > 0) {
      defects.add("header", "lines that are no fields: " + header.strayLines());
    }
    Fields fields = new Fields(header, defects);
    Entity root = MimeTree.read(raw, limits, defects);
    TextCollector collector = new TextCollector(chosen, limits, decoder, defects);
    collector.collect(root);
    List<Newsgroup> followupTo = fields.groups("Followup-To");
    boolean poster = header.value("Followup-To").filter("poster"::equalsIgnoreCase).isPresent();
    return new Article(
        fields.id(),
        fields.text("Subject"),
        fields.authors("From"),
        fields.authors("Reply-To"),
        fields
            .octets("Date")
            .flatMap(date -> decoder.date(raw, date.from(), date.to(), fields.found)),
        fields.groups("Newsgroups"),
        poster ? List.of() : followupTo,
        poster,
        fields.references(),
        fields.all(),
        collector.text(),
        collector.html(),
        collector.flowed(),
        collector.charset().name(),
        collector.parts(),
        fields.withDefects());
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

  private Optional<byte[]> file(Entity text, int number) {
    byte[] octets = text.decoded().octets();
    return EmbeddedFiles.split(octets, 0, octets.length, limits.files()).stream()
        .filter(EmbeddedFiles.File.class::isInstance)
        .map(EmbeddedFiles.File.class::cast)
        .skip(number - 1L)
        .findFirst()
        .map(EmbeddedFiles.File::octets);
  }

  /** The header fields of the article, decoded. */
  private final class Fields {
    private final RawHeader header;
    private final Defects defects;
    private final List<Defect> found = new ArrayList<>();

    Fields(RawHeader header, Defects defects) {
      this.header = header;
      this.defects = defects;
    }

    Optional<RawHeader.Field> octets(String name) {
      return header.field(name);
    }

    String text(String name) {
      return octets(name)
          .map(field -> decoder.text(header.octets(), field.from(), field.to(), found))
          .orElse("");
    }

    List<Author> authors(String name) {
      return octets(name)
          .map(field -> decoder.author(header.octets(), field.from(), field.to(), found))
          .map(List::of)
          .orElse(List.of());
    }

    List<Newsgroup> groups(String name) {
      return header
          .value(name)
          .map(value -> value.substring(0, Math.min(value.length(), MAX_NEWSGROUPS)))
          .map(Newsgroup::parseList)
          .orElse(List.of());
    }

    Optional<MessageId> id() {
      Optional<String> raw = header.value("Message-ID");
      Optional<MessageId> id = raw.flatMap(MessageId::parse);
      if (id.isEmpty()) {
        defects.add("Message-ID", raw.isEmpty() ? "missing" : "no identifier");
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
          .map(field -> decoder.references(header.octets(), field.from(), field.to(), found));
    }

    List<HeaderField> all() {
      List<HeaderField> all = new ArrayList<>();
      List<Defect> unheard = new ArrayList<>();
      for (RawHeader.Field field : header.fields()) {
        all.add(
            new HeaderField(
                Texts.shown(field.name(), 200),
                decoder.text(header.octets(), field.from(), field.to(), unheard).strip(),
                header.value(field)));
        unheard.clear(); // those of the fields that are shown are collected where they are read
      }
      return all;
    }

    List<Defect> withDefects() {
      for (String name : List.of("From", "Date", "Subject")) {
        if (octets(name).isEmpty()) {
          defects.add(name, "missing");
        }
      }
      defects.addAll(found);
      return defects.list();
    }
  }
}
