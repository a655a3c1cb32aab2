package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.store.Draft;

/** What is written as the fields of a draft, and back. */
final class DraftFields {
  /** Fields that are no header fields begin with a colon, which no header name may. */
  private static final String MARK = ":";

  private static final String KIND = ":kind";
  private static final String PARENT = ":parent";
  private static final String TO = ":to";
  private static final String FROM = ":from";
  private static final String REFERENCES = ":references";
  private static final String NEWSGROUPS = ":newsgroups";
  private static final String FOLLOWUP_TO = ":followup-to";
  private static final String REPLY_TO = ":reply-to";
  private static final String SUBJECT = ":subject";
  private static final String FORM = ":attached-as";

  /** Before the fields of the other way; see {@link AnswerWays}. */
  private static final String OTHER = ":other";

  private static final String COPY_TO = ":copy-to";
  private static final String COPIED = ":copied";
  private static final String ADVICE = ":advice";
  private static final String YES = "yes";

  /** An author is two fields, the name first. */
  private static final String NAME = "-name";

  private static final String ADDRESS = "-address";

  private final List<Draft.Field> fields;

  DraftFields(List<Draft.Field> fields) {
    this.fields = fields;
  }

  static List<Draft.Field> of(Composition composition, AnswerWays ways) {
    DraftFields made = new DraftFields(new ArrayList<>());
    made.addWay("", composition);
    made.add(FROM, composition.from());
    made.add(REPLY_TO, composition.replyTo());
    made.add(SUBJECT, composition.subject());
    made.add(FORM, composition.attachments().form().name());
    for (Composition.ExtraHeader extra : composition.extra()) {
      made.add(extra.name(), extra.value());
    }
    ways.other().ifPresent(other -> made.addWay(OTHER, other));
    ways.copyTo().forEach(to -> made.add(COPY_TO, to));
    if (ways.copied()) {
      made.add(COPIED, YES);
    }
    if (!ways.advice().isEmpty()) {
      made.add(ADVICE, ways.advice());
    }
    return made.fields;
  }

  /** Where it goes and what it refers to. */
  private void addWay(String before, Composition composition) {
    add(before + KIND, composition.kind().name());
    add(before + NEWSGROUPS, composition.newsgroups());
    add(before + FOLLOWUP_TO, composition.followupTo());
    composition.to().forEach(to -> add(before + TO, to));
    add(
        before + REFERENCES,
        composition.references().ids().stream()
            .map(MessageId::text)
            .collect(Collectors.joining(" ")));
    composition.parent().ifPresent(id -> add(before + PARENT, id.text()));
  }

  private void add(String name, String value) {
    fields.add(new Draft.Field(name, value));
  }

  private void add(String name, Author author) {
    add(name + NAME, author.name());
    add(name + ADDRESS, author.address());
  }

  Composition composition(String body, List<AttachedFile> files) {
    Composition written =
        new Composition(
            Composition.Kind.NEW_POST,
            new Author(value(FROM + NAME), value(FROM + ADDRESS)),
            "",
            "",
            List.of(),
            value(REPLY_TO),
            value(SUBJECT),
            References.NONE,
            fields.stream()
                .filter(field -> !field.name().startsWith(MARK))
                .map(field -> new Composition.ExtraHeader(field.name(), field.value()))
                .toList(),
            body,
            Optional.empty(),
            new Attachments(
                value(FORM).equals(Attachments.Form.YENC.name())
                    ? Attachments.Form.YENC
                    : Attachments.Form.MIME,
                files));
    return way("", written);
  }

  AnswerWays ways(Composition written) {
    return new AnswerWays(
        value(OTHER + KIND).isEmpty() ? Optional.empty() : Optional.of(way(OTHER, written)),
        authors(COPY_TO),
        value(COPIED).equals(YES),
        value(ADVICE));
  }

  private Composition way(String before, Composition written) {
    return new Composition(
        kindOf(value(before + KIND)),
        written.from(),
        value(before + NEWSGROUPS),
        value(before + FOLLOWUP_TO),
        authors(before + TO),
        written.replyTo(),
        written.subject(),
        references(value(before + REFERENCES)),
        written.extra(),
        written.body(),
        MessageId.parse(value(before + PARENT)),
        written.attachments());
  }

  private String value(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Draft.Field::value)
        .findFirst()
        .orElse("");
  }

  /** Name and address alternate, one pair an author. */
  private List<Author> authors(String name) {
    List<Author> authors = new ArrayList<>();
    String last = "";
    for (Draft.Field field : fields) {
      if (field.name().equals(name + NAME)) {
        last = field.value();
      } else if (field.name().equals(name + ADDRESS)) {
        authors.add(new Author(last, field.value()));
      }
    }
    authors.remove(Author.UNKNOWN);
    return authors;
  }

  private static Composition.Kind kindOf(String name) {
    for (Composition.Kind kind : Composition.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return Composition.Kind.NEW_POST;
  }

  private static References references(String text) {
    List<MessageId> ids = new ArrayList<>();
    for (String piece : text.split(" ", -1)) {
      MessageId.parse(piece).ifPresent(ids::add);
    }
    return new References(ids);
  }
}
