package org.newsloom.ui;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.JoinedFile;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.GroupListModel.Entry;

/** What the views of a window ask for, handed to its models. */
final class WindowActions {
  private final Desk desk;
  private final News news;
  private final NoticeBars bars;
  private final Stage stage;
  private final Theme theme;

  WindowActions(Desk desk, News news, NoticeBars bars, Stage stage, Theme theme) {
    this.desk = desk;
    this.news = news;
    this.bars = bars;
    this.stage = stage;
    this.theme = theme;
  }

  /** As the window's own button does: places and drafts are kept before the program ends. */
  void quit() {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  ThreadTable.Actions threads() {
    return new ThreadTable.Actions() {
      @Override
      public void open(int row) {
        if (desk.search().active().get() && desk.threads().current().get() == row) {
          desk.search().openInThread();
        } else {
          var _ = desk.reader().open(row);
        }
      }

      @Override
      public void toggleRead(int row) {
        desk.marking().toggleRead(row);
      }

      @Override
      public void toggleFlag(int row) {
        desk.marking().toggleFlag(row);
      }

      @Override
      public void toggleWatch(int row) {
        desk.marking().watch(row);
      }

      @Override
      public void looksAt(int firstIndex, int lastIndex) {
        ThreadRows rows = desk.threads().rows();
        if (firstIndex >= 0 && rows.size() > 0) {
          int last = Math.min(lastIndex, rows.size() - 1);
          desk.threads().look(Math.min(firstIndex, last), last);
        }
      }

      @Override
      public void staysAt(int firstIndex, int lastIndex) {
        ThreadRows rows = desk.threads().rows();
        if (firstIndex >= 0 && rows.size() > 0) {
          int last = Math.min(lastIndex, rows.size() - 1);
          int first = Math.min(firstIndex, last);
          news.looksAt(rows.source(), rows.get(first).row(), rows.get(last).row() + 1);
        }
      }
    };
  }

  ArticlePane.Actions article() {
    return new ArticlePane.Actions() {
      @Override
      public void openLink(Span link) {
        if (link.style() == BodyLine.Style.NEWS_LINK) {
          desk.links().openAddress(link.target());
        } else {
          bars.ask(link.target());
        }
      }

      @Override
      public void openId(MessageId id) {
        var _ = desk.reader().open(id);
      }

      @Override
      public void openGroup(Newsgroup group) {
        desk.links().openGroup(group, Optional.empty());
      }

      @Override
      public void save(ShownArticle article, Part part) {
        WindowActions.this.save(article, part);
      }

      @Override
      public CompletableFuture<Optional<byte[]>> octets(ShownArticle article, Part part) {
        return news.part(article.id(), part.path());
      }

      @Override
      public CompletableFuture<Optional<JoinedPosts>> joined(
          ShownArticle article, IntConsumer done) {
        CompletableFuture<Optional<JoinedPosts>> coming = news.joined(article, done);
        var _ =
            coming.whenCompleteAsync(
                (posts, wrong) -> {
                  if (wrong != null) {
                    desk.notices().failed(wrong);
                  } else {
                    posts.ifPresent(WindowActions.this::save);
                  }
                },
                desk.ui());
        return coming;
      }

      @Override
      public CompletableFuture<Optional<ArticleSignature>> signature(
          ShownArticle article, boolean wanted) {
        return news.signature(article.id(), wanted);
      }

      @Override
      public CompletableFuture<Optional<NoticeState>> notice(ShownArticle article) {
        return news.notice(article.id());
      }

      @Override
      public void trust(Issuer issuer, Runnable then) {
        WindowActions.this.trust(issuer, then);
      }

      @Override
      public void openPictures(ShownArticle article, List<Part> pictures, int first) {
        new PictureWindow(
                theme, stage, pictures, part -> octets(article, part), part -> save(article, part))
            .open(first);
      }

      @Override
      public void retry() {
        desk.reader().retry();
      }
    };
  }

  GroupPane.Actions groups() {
    return new GroupPane.Actions() {
      @Override
      public void open(ServerGroup group) {
        WindowActions.this.open(group);
      }

      @Override
      public void open(Entry.View view) {
        desk.search().show(view);
      }

      @Override
      public void move(ServerGroup group, Optional<GroupFolder> folder) {
        desk.folders().put(List.of(group), folder);
      }
    };
  }

  /** Opens a newsgroup; one of which nothing is here is fetched at once. */
  void open(ServerGroup group) {
    var _ = desk.reader().open(group);
    if (desk.groups().counts(group).filter(counts -> counts.cached() == 0).isPresent()) {
      desk.fetches().fetch(group);
    }
  }

  private void trust(Issuer issuer, Runnable then) {
    String types = issuer.types().isEmpty() ? "" : " as " + String.join(", ", issuer.types());
    new QuestionWindow(
            theme,
            Optional.of(stage),
            "Trust this issuer's notices?",
            "What they list"
                + types
                + " is hidden from now on; nothing is deleted. The key calls itself "
                + issuer.name()
                + ", which anybody can write: see that its fingerprint is the issuer's, "
                + issuer.key()
                + ". Settings › NoCeM takes it back.",
            "Trust them",
            "Cancel",
            () -> {
              var _ =
                  news.trust(issuer)
                      .whenCompleteAsync(
                          (_, wrong) -> {
                            if (wrong != null) {
                              desk.notices().failed(wrong);
                            }
                            then.run();
                          },
                          desk.ui());
            })
        .show();
  }

  /** Asks for a search in fields. */
  void searchForm(Consumer<String> then) {
    new SearchFormWindow(theme, Optional.of(stage), then).show();
  }

  /** Asks what to search for on the server of the open newsgroup. */
  void searchOnServer() {
    desk.groups()
        .current()
        .get()
        .ifPresent(group ->
            new ServerSearchWindow(
                    theme,
                    Optional.of(stage),
                    group,
                    question -> desk.searchOnServer(group, question))
                .show());
  }

  /** Asks what the search is to be called that is shown, and keeps it. */
  void saveSearch() {
    String query = desk.search().query().orElse("");
    new NameWindow(
            theme,
            Optional.of(stage),
            new NameWindow.Words(
                "Save this search",
                "It stands in the list at the left, with the number of unread articles that it"
                    + " finds: "
                    + query),
            query.length() > 40 ? query.substring(0, 40) : query,
            NameWindow.only(name -> !name.isEmpty() && name.length() <= 60),
            desk::saveSearch)
        .show();
  }

  /** Asks for a Message-ID or an address and opens what it names, from a server if need be. */
  void openById() {
    @Nullable String copied = Clipboard.getSystemClipboard().getString();
    new NameWindow(
            theme,
            Optional.of(stage),
            new NameWindow.Words(
                "Open by Message-ID",
                "Such as <abc123@news.example>, or an address that begins with news:. The article is"
                    + " fetched if it is not here.",
                "Open"),
            copied != null && copied.length() < 500 && NewsLink.typed(copied).isPresent()
                ? copied.strip()
                : "",
            NameWindow.only(text -> NewsLink.typed(text).isPresent()),
            text -> NewsLink.typed(text).ifPresent(desk.links()::open))
        .show();
  }

  /** Fetches the texts that a search could not look into. */
  void fetchRest() {
    List<ServerGroup> all = desk.groups().groups().stream().map(SubscribedGroup::group).toList();
    all.forEach(desk.fetches()::fetchBodies);
  }

  /** Saves all that is attached to the open article into a folder. */
  void saveAll() {
    desk.article()
        .article()
        .ifPresent(shown -> {
          DirectoryChooser chooser = new DirectoryChooser();
          chooser.setTitle("Save all attachments in");
          File folder = chooser.showDialog(stage);
          if (folder != null) {
            for (Part part : AttachmentBar.attached(shown)) {
              write(shown, part, free(folder.toPath(), nameOf(part)));
            }
          }
        });
  }

  /** Tells where the open article came from, and what was odd in it. */
  void details() {
    desk.article().article().ifPresent(shown -> new DetailsWindow(theme, stage, shown).show());
  }

  /** Saves the open article as it came, for any mail program. */
  void saveArticle() {
    desk.article()
        .article()
        .ifPresent(shown -> {
          FileChooser chooser = new FileChooser();
          chooser.setTitle("Save article");
          chooser.setInitialFileName(FileNames.of(shown.article().subject()) + ".eml");
          chooser
              .getExtensionFilters()
              .setAll(
                  new FileChooser.ExtensionFilter("Messages", "*.eml"),
                  new FileChooser.ExtensionFilter("All files", "*"));
          File file = chooser.showSaveDialog(stage);
          if (file != null) {
            write(news.source(shown.id()), file.toPath());
          }
        });
  }

  /** Puts the address of the open article on the clipboard (RFC 5538 section 2.2). */
  void copyLink() {
    desk.article().article().ifPresent(shown -> copy(NewsLink.to(shown.id()), "Copied the link"));
  }

  /** Puts the Message-ID of the open article on the clipboard. */
  void copyId() {
    desk.article().article().ifPresent(shown -> copy(shown.id().shown(), "Copied the Message-ID"));
  }

  private void copy(String text, String said) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    desk.notices().say(said);
  }

  private void save(ShownArticle shown, Part part) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save attachment");
    chooser.setInitialFileName(nameOf(part));
    File file = chooser.showSaveDialog(stage);
    if (file != null) {
      write(shown, part, file.toPath());
    }
  }

  private void save(JoinedPosts posts) {
    if (posts.files().isEmpty()) {
      desk.notices().say(posts.words());
      return;
    }
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Save " + posts.files().getFirst().name() + " in");
    File folder = chooser.showDialog(stage);
    if (folder == null) {
      return;
    }
    for (JoinedFile file : posts.files()) {
      String name = file.name().isEmpty() ? "file" : file.name();
      write(
          CompletableFuture.completedFuture(Optional.of(file.octets())),
          free(folder.toPath(), name),
          posts.words());
    }
  }

  private void write(ShownArticle shown, Part part, Path file) {
    write(news.part(shown.id(), part.path()), file);
  }

  private void write(CompletableFuture<Optional<byte[]>> coming, Path file) {
    write(coming, file, "");
  }

  private void write(CompletableFuture<Optional<byte[]>> coming, Path file, String remark) {
    var _ =
        coming
            .thenAcceptAsync(octets -> write(file, octets.orElse(new byte[0])))
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong != null) {
                    desk.notices().failed(wrong);
                  } else {
                    String saved = "Saved " + file.getFileName();
                    desk.notices().say(remark.isEmpty() ? saved : saved + ". " + remark);
                  }
                },
                desk.ui());
  }

  private static void write(Path file, byte[] octets) {
    try {
      Files.write(file, octets, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written; choose another folder.", e);
    }
  }

  /** A name that is not taken: nothing in the folder is written over. */
  private static Path free(Path folder, String name) {
    Path file = folder.resolve(name);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String end = dot > 0 ? name.substring(dot) : "";
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(stem + " (" + i + ")" + end);
    }
    return file;
  }

  private static String nameOf(Part part) {
    return part.name().isEmpty() ? "part-" + part.path() : part.name();
  }

  /** Asks the servers for the whole thread of the current row. */
  void wholeThread() {
    int row = desk.threads().current().get();
    if (row >= 0) {
      desk.threads().source().text(row).id().ifPresent(desk.fetches()::wholeThread);
    }
  }

  /** Unsubscribes from the open newsgroup. */
  void unsubscribe() {
    desk.groups()
        .current()
        .get()
        .ifPresent(group -> {
          CompletableFuture<Void> done = news.unsubscribe(group);
          var _ =
              done.whenCompleteAsync(
                  (_, wrong) -> {
                    if (wrong != null) {
                      desk.notices().failed(wrong);
                    } else {
                      desk.notices()
                          .say("Unsubscribed from " + group.group() + "; its marks are kept.");
                    }
                  },
                  desk.ui());
        });
  }

  void setOffline(boolean offline) {
    news.setOffline(offline);
  }

  boolean isOffline() {
    return news.isOffline();
  }
}
