package org.newsloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Archives.Chosen;
import org.newsloom.reading.Archives.Exported;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes articles to archives, and read marks for other newsreaders. */
@Command(
    name = "export",
    description = "Export a newsgroup, a thread or what a search finds; or a .newsrc.",
    footer = {
      "",
      "mbox: one file, in the way of mboxrd; eml: a folder of files that mail programs open;"
          + " maildir: a folder. Octets are written as they are kept. Texts that are not here are"
          + " asked for, unless you work --offline."
    })
final class ExportCommand extends Base {
  private static final int PAGE = 2_000;

  /** What can be written. */
  enum Kind {
    MBOX,
    EML,
    MAILDIR,
    NEWSRC
  }

  /** One of these. */
  static final class Which {
    @Option(names = "--group", paramLabel = "G", description = "A newsgroup, oldest first.")
    private @Nullable String group;

    @Option(names = "--search", paramLabel = "Q", description = "What a search finds.")
    private @Nullable String search;

    @Option(names = "--thread", paramLabel = "ID", description = "The thread of an article.")
    private @Nullable String thread;
  }

  @Parameters(index = "0", paramLabel = "KIND", description = "mbox, eml, maildir or newsrc.")
  private Kind kind = Kind.MBOX;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file, or the folder.")
  private Path out = Path.of("");

  @ArgGroup private @Nullable Which which;

  ExportCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    Path to = terminal().folder().resolve(out);
    if (kind != Kind.NEWSRC && which == null) {
      throw Failure.usage("Say what to export: --group G, --search Q or --thread ID.");
    }
    if (Files.isDirectory(to) && (kind == Kind.MBOX || kind == Kind.NEWSRC)) {
      throw Failure.usage(to + " is a folder: name a file.");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.FETCH)) {
      Exported exported = kind == Kind.NEWSRC ? newsrc(services, to) : articles(services, to);
      String what = kind == Kind.NEWSRC ? " newsgroups written to " : " articles written to ";
      cli()
          .print(
              new Fields()
                  .put("file", to.toString())
                  .put("added", exported.written())
                  .put("skipped", exported.missing())
                  .put("defects", 0),
              exported.written()
                  + what
                  + to
                  + (exported.missing() == 0
                      ? "."
                      : ", " + exported.missing() + " could not be had."));
    } catch (IOException e) {
      throw Failure.failed(to + " cannot be written: see whether its disk is full.");
    }
    return 0;
  }

  private Exported newsrc(Workbench.Services services, Path to) throws Exception {
    Archives archives = services.reading().archives();
    return await(archives.exportNewsrc(server(services).name(), to));
  }

  private Exported articles(Workbench.Services services, Path to) throws Exception {
    List<Chosen> chosen = new ArrayList<>();
    Set<MessageId> seen = new LinkedHashSet<>();
    for (ArticleRow row : rows(services)) {
      if (!row.missing() && seen.add(row.id())) {
        chosen.add(new Chosen(row.id(), row.state().isRead(), row.state().isFlagged()));
      }
    }
    Exported exported =
        await(
            services
                .reading()
                .archives()
                .export(
                    chosen,
                    Archives.Format.valueOf(kind.name()),
                    to,
                    done -> showProgress(done, chosen.size())));
    if (terminal().isInteractive()) {
      terminal().err().println();
    }
    return exported;
  }

  private List<ArticleRow> rows(Workbench.Services services) throws Exception {
    if (which != null && which.thread != null) {
      List<ArticleRow> rows = await(services.reading().threads().thread(id(which.thread)));
      if (rows.isEmpty()) {
        throw Failure.notFound(
            "The article " + id(which.thread) + " is in none of the fetched newsgroups.");
      }
      return rows;
    }
    if (which != null && which.search != null) {
      services.finishIndexing();
      var search = services.reading().search();
      SearchResult result =
          await(search.run(search.parse(which.search), Optional.empty(), Integer.MAX_VALUE));
      if (result.more()) {
        terminal()
            .say("newsloom: There may be older hits: only the newest articles were looked at.");
      }
      return result.hits().stream().map(SearchHit::row).toList();
    }
    return group(services, which == null || which.group == null ? "" : which.group);
  }

  private List<ArticleRow> group(Workbench.Services services, String name) throws Exception {
    requireServer(services, group(name));
    ServerGroup group = serverGroup(services, name);
    SubscribedGroup counts = await(services.reading().newsgroups().counts(group));
    if (!counts.fetched()) {
      throw Failure.notFound(
          group.group() + " was never fetched: newsloom fetch " + group.group() + ".");
    }
    ThreadList list =
        await(
            services
                .reading()
                .threadLists()
                .open(group, ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT)));
    List<ArticleRow> rows = new ArrayList<>();
    for (int from = 0; from < list.size(); from += PAGE) {
      rows.addAll(
          await(
              services
                  .reading()
                  .threadLists()
                  .rows(list, from, Math.min(list.size(), from + PAGE))));
    }
    return rows.reversed();
  }

  private void showProgress(long done, long all) {
    if (terminal().isInteractive()) {
      terminal().err().print("\r" + done + " of " + all + " articles\u001b[K");
      terminal().err().flush();
    }
  }
}
