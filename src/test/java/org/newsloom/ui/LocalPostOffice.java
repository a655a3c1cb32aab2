package org.newsloom.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.ExternalEditor;
import org.newsloom.post.Identity;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;
import org.newsloom.post.Templates;
import org.newsloom.post.Writer;
import org.newsloom.reading.ListedGroup;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Spelling;
import org.newsloom.sync.Distributions;
import org.newsloom.sync.Moderators;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;

/** A post office in memory whose server answers as a test says. */
final class LocalPostOffice implements PostOffice {
  static final Instant NOW = Instant.parse("2026-01-02T12:03:04Z");

  final Map<Long, SavedDraft> drafts = new LinkedHashMap<>();
  final List<Composition> sent = new ArrayList<>();
  final Map<MessageId, Composition> outbox = new LinkedHashMap<>();
  final Map<MessageId, Posted.State> states = new LinkedHashMap<>();
  final Deque<CompletableFuture<Posted.State>> answers = new ArrayDeque<>();
  final List<CompletableFuture<SavedDraft>> heldSaves = new ArrayList<>();
  final List<ListedGroup> groups = new ArrayList<>();
  final Map<String, Identity> identities = new LinkedHashMap<>();
  private final Jobs jobs = new Jobs(Duration.ofSeconds(5));
  Optional<String> signatureTrouble = Optional.empty();
  Path templateFolder = Path.of("nowhere");
  Path dictionaries = Path.of("nowhere");
  final ObjectProperty<SpellingSettings> dictionary =
      new SimpleObjectProperty<>(SpellingSettings.DEFAULTS);
  Optional<org.newsloom.sync.ServerProblem> problem = Optional.empty();
  String reply = "240 Article received";
  boolean sendsMail;
  boolean asksNoArchive;

  /** Articles that were sent again while a copy by e-mail is to follow them. */
  final List<MessageId> sentAgainMailed = new ArrayList<>();

  final List<Composition> mails = new ArrayList<>();
  final Deque<CompletableFuture<Mailed>> mailAnswers = new ArrayDeque<>();
  boolean diskIsFull;
  boolean holdSaves;
  private long lastDraft;

  LocalPostOffice() {
    list("alt.politics.usa", "US politics", "y");
    list("misc.test", "For tests", "y");
    list("comp.lang.java.moderated", "Java, moderated", "m");
    list("news.announce.important", "Announcements", "n");
  }

  void list(String name, String description, String status) {
    groups.add(
        new ListedGroup(
            new ServerGroup("Example", new Newsgroup(name)),
            description,
            status,
            1,
            900,
            OptionalLong.empty(),
            false));
  }

  /** The server's next answer to an article. */
  CompletableFuture<Posted.State> answerNext() {
    CompletableFuture<Posted.State> answer = new CompletableFuture<>();
    answers.add(answer);
    return answer;
  }

  /** What servers were asked for beside their newsgroups. */
  final List<String> asked = new ArrayList<>();

  CompletableFuture<Distributions> distributions =
      CompletableFuture.completedFuture(Distributions.NONE);
  CompletableFuture<Moderators> moderators = CompletableFuture.completedFuture(Moderators.UNKNOWN);

  /** What {@link #own} finds. */
  Optional<Article> own = Optional.empty();

  void answerNext(Posted.State state) {
    answers.add(CompletableFuture.completedFuture(state));
  }

  @Override
  public int columns() {
    return PostingStyle.DEFAULT.columns();
  }

  @Override
  public CompletableFuture<Writer> writer(String server, List<Newsgroup> among) {
    return CompletableFuture.completedFuture(
        new Writer(
            identities.values().stream().findFirst(), PostingStyle.DEFAULT, Optional.empty()));
  }

  @Override
  public CompletableFuture<Writer> writer(Identity who) {
    return CompletableFuture.completedFuture(
        new Writer(Optional.of(who), PostingStyle.DEFAULT.signedBy(who), signatureTrouble));
  }

  @Override
  public CompletableFuture<List<Identity>> identities() {
    return CompletableFuture.completedFuture(List.copyOf(identities.values()));
  }

  @Override
  public CompletableFuture<Void> saveIdentity(Identity saved) {
    identities.put(saved.name(), saved);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Boolean> removeIdentity(String name) {
    return CompletableFuture.completedFuture(identities.remove(name) != null);
  }

  @Override
  public CompletableFuture<byte[]> preview(String server, Composition composition) {
    return CompletableFuture.completedFuture(
        ("Newsgroups: " + composition.newsgroups() + "\r\n\r\n" + composition.body())
            .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<String> textOf(Path file) {
    return CompletableFuture.failedFuture(
        new IllegalStateException("There is no file " + file + "."));
  }

  @Override
  public Templates templates() {
    return new Templates(templateFolder, jobs);
  }

  /** Where texts lie for the external editor. */
  Path editing = Path.of("nowhere");

  String editorCommand = "";

  private Optional<ExternalEditor> editor = Optional.empty();

  @Override
  public ExternalEditor editor() {
    if (editor.isEmpty()) {
      editor = Optional.of(new ExternalEditor(editing, jobs));
    }
    return editor.get();
  }

  @Override
  public String editorCommand() {
    return editorCommand;
  }

  @Override
  public Spelling spelling() {
    return new Spelling(dictionaries, List.of(), dictionaries.resolve("my-words.txt"), jobs);
  }

  @Override
  public ObjectProperty<SpellingSettings> spellingSettings() {
    return dictionary;
  }

  @Override
  public CompletableFuture<List<String>> servers() {
    return CompletableFuture.completedFuture(List.copyOf(servers));
  }

  @Override
  public CompletableFuture<GroupLookup> groups(String server) {
    return CompletableFuture.completedFuture(
        new GroupLookup() {
          @Override
          public int size() {
            return groups.size();
          }

          @Override
          public List<ListedGroup> find(String words, int limit) {
            return groups.stream()
                .filter(group -> holds(group, words.strip().toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
          }
        });
  }

  private static boolean holds(ListedGroup group, String words) {
    return group.group().group().name().contains(words)
        || group.description().toLowerCase(Locale.ROOT).contains(words);
  }

  final List<String> servers = new ArrayList<>(List.of("Example"));

  /** The newsgroups that take files. */
  final Set<String> forFiles = new HashSet<>();

  int largestArticle = 1_000_000;

  /** A file that takes long to be read. */
  Optional<CompletableFuture<AttachedFile>> heldFile = Optional.empty();

  @Override
  public CompletableFuture<AttachmentRules> attachmentRules(String server) {
    Set<String> now = Set.copyOf(forFiles);
    return CompletableFuture.completedFuture(
        new AttachmentRules(group -> now.contains(group.name()), largestArticle));
  }

  @Override
  public CompletableFuture<AttachedFile> attached(Path file, int most) {
    if (heldFile.isPresent()) {
      return heldFile.get();
    }
    try {
      return CompletableFuture.completedFuture(AttachedFile.read(file, most));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<Optional<Composition>> superseding(MessageId id) {
    return CompletableFuture.completedFuture(own.map(Compositions::supersede));
  }

  @Override
  public CompletableFuture<Distributions> distributions(String server) {
    asked.add("distributions of " + server);
    return distributions;
  }

  @Override
  public CompletableFuture<Moderators> moderators(String server) {
    asked.add("moderators of " + server);
    return moderators;
  }

  @Override
  public CompletableFuture<Optional<Article>> own(MessageId id) {
    return CompletableFuture.completedFuture(own);
  }

  @Override
  public CompletableFuture<SavedDraft> saveDraft(
      long id, String server, Composition composition, AnswerWays ways) {
    if (diskIsFull) {
      return CompletableFuture.failedFuture(new IllegalStateException("The disk is full."));
    }
    long number = id == 0 ? ++lastDraft : id;
    SavedDraft saved = new SavedDraft(number, NOW, server, composition, ways);
    drafts.put(number, saved);
    if (holdSaves) {
      CompletableFuture<SavedDraft> held = new CompletableFuture<>();
      heldSaves.add(held);
      return held;
    }
    return CompletableFuture.completedFuture(saved);
  }

  @Override
  public CompletableFuture<Boolean> removeDraft(long id) {
    return CompletableFuture.completedFuture(drafts.remove(id) != null);
  }

  @Override
  public CompletableFuture<List<SavedDraft>> drafts() {
    return CompletableFuture.completedFuture(List.copyOf(drafts.values()));
  }

  /** What {@link #repetition} answers. */
  CompletableFuture<List<PostCheck>> repeated = CompletableFuture.completedFuture(List.of());

  @Override
  public CompletableFuture<List<PostCheck>> repetition(Composition composition) {
    return repeated.thenApply(found -> found);
  }

  @Override
  public CompletableFuture<Posted> send(
      String server, Composition composition, OptionalLong draft) {
    MessageId id = MessageId.parse("<n" + sent.size() + "@example.invalid>").orElseThrow();
    sent.add(composition);
    outbox.put(id, composition);
    draft.ifPresent(drafts::remove);
    return answered(id);
  }

  @Override
  public boolean asksNoArchive() {
    return asksNoArchive;
  }

  @Override
  public boolean sendsMail() {
    return sendsMail;
  }

  /** The mail server's next answer. */
  CompletableFuture<Mailed> mailAnswerNext() {
    CompletableFuture<Mailed> answer = new CompletableFuture<>();
    mailAnswers.add(answer);
    return answer;
  }

  @Override
  public CompletableFuture<Mailed> mail(Composition mail) {
    mails.add(mail);
    return mailAnswers.remove();
  }

  @Override
  public CompletableFuture<List<Posted>> waiting() {
    return CompletableFuture.completedFuture(
        outbox.keySet().stream()
            .map(id ->
                new Posted(id, states.getOrDefault(id, Posted.State.QUEUED), 1, reply, problem))
            .toList());
  }

  @Override
  public CompletableFuture<List<Posted>> sendWaiting(MessageId mailed) {
    sentAgainMailed.add(mailed);
    return sendWaiting();
  }

  @Override
  public CompletableFuture<List<Posted>> sendWaiting() {
    return outbox.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : answered(outbox.keySet().iterator().next()).thenApply(List::of);
  }

  @Override
  public CompletableFuture<Boolean> drop(MessageId id) {
    return CompletableFuture.completedFuture(outbox.remove(id) != null);
  }

  @Override
  public CompletableFuture<Optional<SavedDraft>> takeBack(MessageId id) {
    Optional<Composition> written = Optional.ofNullable(outbox.remove(id));
    return CompletableFuture.completedFuture(
        written.map(text -> saveDraft(0, "Example", text, AnswerWays.NONE).join()));
  }

  @Override
  public CompletableFuture<Optional<Composition>> written(MessageId id) {
    return CompletableFuture.completedFuture(Optional.ofNullable(outbox.get(id)));
  }

  private CompletableFuture<Posted> answered(MessageId id) {
    return answers
        .remove()
        .thenApply(state -> {
          states.put(id, state);
          if (state == Posted.State.SENT) {
            outbox.remove(id);
          }
          return new Posted(id, state, 1, reply, problem);
        });
  }
}
