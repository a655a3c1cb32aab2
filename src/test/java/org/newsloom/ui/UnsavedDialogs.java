package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.newsloom.reading.ShownArticle;
import org.newsloom.sync.ServerGroup;

/** Something is being written that cannot be saved. */
record UnsavedDialogs(RuntimeException reason) implements Dialogs {
  @Override
  public boolean offers(Command command) {
    return false;
  }

  @Override
  public void newPost(Optional<ServerGroup> group) {}

  @Override
  public void followup(ShownArticle article, Optional<String> selected) {}

  @Override
  public void reply(ShownArticle article, Optional<String> selected) {}

  @Override
  public void cancel(ShownArticle article) {}

  @Override
  public void supersede(ShownArticle article) {}

  @Override
  public void encoding(ShownArticle article, Consumer<Optional<Charset>> then) {}

  @Override
  public void inBrowser(ShownArticle article) {}

  @Override
  public void inArchive(ShownArticle article) {}

  @Override
  public void keep(ServerGroup group) {}

  @Override
  public void posting(ServerGroup group) {}

  @Override
  public void importArticles(Consumer<ServerGroup> open) {}

  @Override
  public void exportArticles(Scope scope) {}

  @Override
  public void scoreLike(ShownArticle article, Optional<ServerGroup> group) {}

  @Override
  public void scoreRules(Optional<ServerGroup> group) {}

  @Override
  public void scoreWhy(ShownArticle article) {}

  @Override
  public void statistics(ServerGroup group) {}

  @Override
  public void open(Command command) {}

  @Override
  public void addServer(String host, OptionalInt port) {}

  @Override
  public void subscribe(Optional<String> server, String filter) {}

  @Override
  public Node welcome() {
    return Dialogs.none().welcome();
  }

  @Override
  public CompletableFuture<Void> saveAll() {
    return CompletableFuture.failedFuture(reason);
  }
}
