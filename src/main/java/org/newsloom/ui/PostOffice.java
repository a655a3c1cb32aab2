package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;

/**
 * What the windows for writing ask for. {@link ServicePostOffice} hands it to the services. Nothing
 * here waits.
 */
interface PostOffice {
  /** How the person writes, at this moment. */
  PostingStyle style();

  /** Who writes; empty before the first post. */
  CompletableFuture<Optional<Identity>> identity();

  CompletableFuture<Void> saveIdentity(Identity identity);

  /** The names of the servers in their order. */
  CompletableFuture<List<String>> servers();

  /** The groups of a server as they were last listed. */
  CompletableFuture<GroupLookup> groups(String server);

  /** An article that is here and is the person's own; empty for any other. */
  CompletableFuture<Optional<Article>> own(MessageId id);

  /** Saves over the draft of that number, or as a new one for 0. */
  CompletableFuture<SavedDraft> saveDraft(long id, String server, Composition composition);

  CompletableFuture<Boolean> removeDraft(long id);

  /** All drafts, the one saved last first. */
  CompletableFuture<List<SavedDraft>> drafts();

  /** Puts an article into the outbox in the place of its draft, and tries to send it. */
  CompletableFuture<Posted> send(String server, Composition composition, OptionalLong draft);

  /** What waits, the oldest first. */
  CompletableFuture<List<Posted>> waiting();

  /** Tries to send what waits and was not refused. */
  CompletableFuture<List<Posted>> sendWaiting();

  /** Takes an article out of the outbox. */
  CompletableFuture<Boolean> drop(MessageId id);

  /** Makes a draft again of an article that was not sent; empty where the server may have it. */
  CompletableFuture<Optional<SavedDraft>> takeBack(MessageId id);

  /** What was written in an article that waits. */
  CompletableFuture<Optional<Composition>> written(MessageId id);
}
