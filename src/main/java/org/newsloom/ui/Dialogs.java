package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.newsloom.reading.ShownArticle;
import org.newsloom.sync.ServerGroup;

/**
 * What opens beside the main window: writing, servers, subscribing, settings. Given to {@link
 * MainWindow}, which shows a command only where {@link #offers} it.
 */
public interface Dialogs {
  /** Whether there is something behind a command that opens a window of its own. */
  boolean offers(Command command);

  /** Writes a new article, for the newsgroup that is open. */
  void newPost(Optional<ServerGroup> group);

  /**
   * Answers an article in its newsgroups.
   *
   * @param selected what is selected of it, to be quoted alone
   */
  void followup(ShownArticle article, Optional<String> selected);

  /** Answers an article by e-mail. */
  void reply(ShownArticle article, Optional<String> selected);

  /** Withdraws an article of the person's own, after a question; says why where it is none. */
  void cancel(ShownArticle article);

  /** Writes another article in the place of one of the person's own. */
  void supersede(ShownArticle article);

  /**
   * Asks in which charset an article is to be read.
   *
   * @param then is told the answer; empty for what the article says itself
   */
  void encoding(ShownArticle article, Consumer<Optional<Charset>> then);

  /** Opens the HTML of an article in the browser, after a warning. */
  void inBrowser(ShownArticle article);

  /** Shows in which archives of the web an article may be, to open one in the browser. */
  void inArchive(ShownArticle article);

  /** Asks how long the articles of a newsgroup are kept. */
  void keep(ServerGroup group);

  /** Who posts in a newsgroup, and in which charset. */
  void posting(ServerGroup group);

  /** Reads an archive into a newsgroup, which {@code open} opens. */
  void importArticles(Consumer<ServerGroup> open);

  /** Asks what to export and where to. */
  void exportArticles(Scope scope);

  /**
   * Makes a scoring rule of an article.
   *
   * @param group the newsgroup that is open
   */
  void scoreLike(ShownArticle article, Optional<ServerGroup> group);

  /**
   * Shows all scoring rules, to be changed.
   *
   * @param group the newsgroup that is open, where they are tried
   */
  void scoreRules(Optional<ServerGroup> group);

  /** Tells which rules give an article its points. */
  void scoreWhy(ShownArticle article);

  /** Shows figures of a newsgroup. */
  void statistics(ServerGroup group);

  /**
   * What is open, for an export.
   *
   * @param group the newsgroup
   * @param article an article, for its thread
   * @param query the search whose hits are shown
   */
  record Scope(
      Optional<ServerGroup> group, Optional<ShownArticle> article, Optional<String> query) {}

  /** One of the other commands that {@link #offers} said yes to. */
  void open(Command command);

  /** Offers to add a server that an address names; nothing is asked before the person says so. */
  void addServer(String host, OptionalInt port);

  /** Shows the newsgroups of a server, or of the first one, that fit words or a pattern. */
  void subscribe(Optional<String> server, String filter);

  /** What stands in the window as long as there is no server; with its buttons. */
  Node welcome();

  /**
   * Saves what is being written; ends when all of it is on disk. For the end of the program. Fails
   * where something is not saved and would be lost.
   */
  CompletableFuture<Void> saveAll();

  /** A window that cannot open anything yet. */
  static Dialogs none() {
    return new NoDialogs();
  }
}
