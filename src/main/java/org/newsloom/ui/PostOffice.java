package org.newsloom.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Composition;
import org.newsloom.post.ExternalEditor;
import org.newsloom.post.Identity;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;
import org.newsloom.post.SavedDraft;
import org.newsloom.post.Templates;
import org.newsloom.post.Writer;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Spelling;
import org.newsloom.sync.Distributions;
import org.newsloom.sync.Moderators;

/**
 * What the windows for writing ask for. {@link ServicePostOffice} hands it to the services. Nothing
 * here waits.
 */
interface PostOffice {
  /** Where lines are broken. */
  int columns();

  /** Who writes to newsgroups of a server, and how; none of them for a reply by e-mail. */
  CompletableFuture<Writer> writer(String server, List<Newsgroup> groups);

  /** The person by the name of an identity, with its signature. */
  CompletableFuture<Writer> writer(Identity identity);

  /** All identities by name. */
  CompletableFuture<List<Identity>> identities();

  CompletableFuture<Void> saveIdentity(Identity identity);

  CompletableFuture<Boolean> removeIdentity(String name);

  /** Where files may be attached by the server of that name. */
  CompletableFuture<AttachmentRules> attachmentRules(String server);

  /**
   * Reads a file to attach.
   *
   * @param most octets of the largest file that is read
   */
  CompletableFuture<AttachedFile> attached(Path file, int most);

  /** The octets that would go out now; only Date and Message-ID are made anew when they do. */
  CompletableFuture<byte[]> preview(String server, Composition composition);

  /** The text of a file. */
  CompletableFuture<String> textOf(Path file);

  Templates templates();

  /** Hands texts to another program. */
  ExternalEditor editor();

  /** The command line of that program; empty for none. */
  String editorCommand();

  /** Looks words up. */
  Spelling spelling();

  /** The dictionary that words are looked up in. */
  ObjectProperty<SpellingSettings> spellingSettings();

  /** The names of the servers in their order. */
  CompletableFuture<List<String>> servers();

  /** The groups of a server as they were last listed. */
  CompletableFuture<GroupLookup> groups(String server);

  /** What a server says of the field Distribution; it is asked the first time. */
  CompletableFuture<Distributions> distributions(String server);

  /** Where a server sends what is posted to moderated newsgroups; it is asked the first time. */
  CompletableFuture<Moderators> moderators(String server);

  /** An article that is here and is the person's own; empty for any other. */
  CompletableFuture<Optional<Article>> own(MessageId id);

  /** What takes the place of an article that is the person's own; empty for any other. */
  CompletableFuture<Optional<Composition>> superseding(MessageId id);

  /** Saves over the draft of that number, or as a new one for 0. */
  CompletableFuture<SavedDraft> saveDraft(
      long id, String server, Composition composition, AnswerWays ways);

  CompletableFuture<Boolean> removeDraft(long id);

  /** All drafts, the one saved last first. */
  CompletableFuture<List<SavedDraft>> drafts();

  /** A warning where the same article was posted lately, or waits. */
  CompletableFuture<List<PostCheck>> repetition(Composition composition);

  /** Puts an article into the outbox in the place of its draft, and tries to send it. */
  CompletableFuture<Posted> send(String server, Composition composition, OptionalLong draft);

  /** Whether archives are asked to leave out what is posted, unless it is said otherwise. */
  boolean asksNoArchive();

  /** Whether e-mail is sent from here, and not by the system's mail program. */
  boolean sendsMail();

  /** Sends a reply by e-mail; fails where it surely was not sent. */
  CompletableFuture<Mailed> mail(Composition reply);

  /** What waits, the oldest first. */
  CompletableFuture<List<Posted>> waiting();

  /** Tries to send what waits and was not refused. */
  CompletableFuture<List<Posted>> sendWaiting();

  /** The same; a copy by e-mail will follow one of them. */
  CompletableFuture<List<Posted>> sendWaiting(MessageId mailed);

  /** Takes an article out of the outbox. */
  CompletableFuture<Boolean> drop(MessageId id);

  /** Makes a draft again of an article that was not sent; empty where the server may have it. */
  CompletableFuture<Optional<SavedDraft>> takeBack(MessageId id);

  /** What was written in an article that waits. */
  CompletableFuture<Optional<Composition>> written(MessageId id);
}
