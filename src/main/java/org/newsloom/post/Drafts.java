package org.newsloom.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.store.Draft;
import org.newsloom.store.Store;
import org.newsloom.task.TaskFuture;

/** What is being written, saved while one types. */
public final class Drafts {
  /** Fields of a draft that are no header fields begin with a colon, which no header name may. */
  private static final String KIND = ":kind";

  private static final String PARENT = ":parent";
  private static final String TO_NAME = ":to-name";
  private static final String TO_ADDRESS = ":to-address";
  private static final String FROM_NAME = ":from-name";
  private static final String FROM_ADDRESS = ":from-address";
  private static final String REFERENCES = ":references";
  private static final String NEWSGROUPS = ":newsgroups";
  private static final String FOLLOWUP_TO = ":followup-to";
  private static final String REPLY_TO = ":reply-to";
  private static final String SUBJECT = ":subject";
  private static final String FORM = ":attached-as";

  private final Store store;

  /** Keeps them in the given store. */
  public Drafts(Store store) {
    this.store = store;
  }

  /** Saves over the draft of that number, or as a new one for 0; gives the draft as it is kept. */
  public TaskFuture<SavedDraft> save(long id, String server, Composition composition) {
    return TaskFuture.guarding(
        store
            .drafts()
            .save(
                new Draft(
                    id,
                    Instant.EPOCH,
                    server,
                    "",
                    fieldsOf(composition),
                    composition.body(),
                    composition.attachments().files().stream()
                        .map(file -> new Draft.File(file.name(), file.octets()))
                        .toList()))
            .thenApply(Drafts::of));
  }

  /** All drafts, the one saved last first. */
  public TaskFuture<List<SavedDraft>> all() {
    return TaskFuture.guarding(
        store.drafts().all().thenApply(drafts -> drafts.stream().map(Drafts::of).toList()));
  }

  /** One draft. */
  public TaskFuture<Optional<SavedDraft>> find(long id) {
    return TaskFuture.guarding(store.drafts().find(id).thenApply(found -> found.map(Drafts::of)));
  }

  /** Throws a draft away. */
  public TaskFuture<Boolean> remove(long id) {
    return TaskFuture.guarding(store.drafts().remove(id));
  }

  private static List<Draft.Field> fieldsOf(Composition composition) {
    List<Draft.Field> fields = new ArrayList<>();
    fields.add(new Draft.Field(KIND, composition.kind().name()));
    fields.add(new Draft.Field(FROM_NAME, composition.from().name()));
    fields.add(new Draft.Field(FROM_ADDRESS, composition.from().address()));
    fields.add(new Draft.Field(NEWSGROUPS, composition.newsgroups()));
    fields.add(new Draft.Field(FOLLOWUP_TO, composition.followupTo()));
    for (Author to : composition.to()) {
      fields.add(new Draft.Field(TO_NAME, to.name()));
      fields.add(new Draft.Field(TO_ADDRESS, to.address()));
    }
    fields.add(new Draft.Field(REPLY_TO, composition.replyTo()));
    fields.add(new Draft.Field(SUBJECT, composition.subject()));
    fields.add(
        new Draft.Field(
            REFERENCES,
            composition.references().ids().stream()
                .map(MessageId::text)
                .collect(Collectors.joining(" "))));
    fields.add(new Draft.Field(FORM, composition.attachments().form().name()));
    composition.parent().ifPresent(id -> fields.add(new Draft.Field(PARENT, id.text())));
    for (Composition.ExtraHeader extra : composition.extra()) {
      fields.add(new Draft.Field(extra.name(), extra.value()));
    }
    return fields;
  }

  private static SavedDraft of(Draft draft) {
    Composition composition =
        new Composition(
            kindOf(value(draft, KIND)),
            new Author(value(draft, FROM_NAME), value(draft, FROM_ADDRESS)),
            value(draft, NEWSGROUPS),
            value(draft, FOLLOWUP_TO),
            recipients(draft),
            value(draft, REPLY_TO),
            value(draft, SUBJECT),
            references(value(draft, REFERENCES)),
            draft.fields().stream()
                .filter(field -> !field.name().startsWith(":"))
                .map(field -> new Composition.ExtraHeader(field.name(), field.value()))
                .toList(),
            draft.body(),
            MessageId.parse(value(draft, PARENT)),
            new Attachments(
                value(draft, FORM).equals(Attachments.Form.YENC.name())
                    ? Attachments.Form.YENC
                    : Attachments.Form.MIME,
                draft.files().stream()
                    .map(file -> new AttachedFile(file.name(), file.octets()))
                    .toList()));
    return new SavedDraft(draft.id(), draft.saved(), draft.server(), composition);
  }

  private static String value(Draft draft, String name) {
    return draft.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(Draft.Field::value)
        .findFirst()
        .orElse("");
  }

  /** Name and address alternate, one pair a recipient. */
  private static List<Author> recipients(Draft draft) {
    List<Author> recipients = new ArrayList<>();
    String name = "";
    for (Draft.Field field : draft.fields()) {
      if (field.name().equals(TO_NAME)) {
        name = field.value();
      } else if (field.name().equals(TO_ADDRESS)) {
        recipients.add(new Author(name, field.value()));
      }
    }
    recipients.remove(Author.UNKNOWN);
    return recipients;
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
