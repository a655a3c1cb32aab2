package org.newsloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Archives.Exported;
import org.newsloom.reading.ExportChoices;
import org.newsloom.reading.SubscribedGroup;
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
  /** Not opened by these names, which replace the file that somebody sends the output to. */
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

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

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The file, or the folder; - for standard output.")
  private Path out = Path.of("");

  @ArgGroup private @Nullable Which which;

  ExportCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    boolean oneFile = kind == Kind.MBOX || kind == Kind.NEWSRC;
    if (kind != Kind.NEWSRC && which == null) {
      throw Failure.usage("Say what to export: --group G, --search Q or --thread ID.");
    }
    if (oneFile && STANDARD_OUTPUT.contains(out.toString())) {
      return printed();
    }
    Path to = terminal().folder().resolve(out);
    if (oneFile && Files.isDirectory(to)) {
      throw Failure.usage(to + " is a folder: name a file.");
    }
    try {
      Exported exported = export(to);
      cli()
          .print(
              new Fields()
                  .put("file", to.toString())
                  .put("added", exported.written())
                  .put("skipped", exported.missing())
                  .put("defects", 0),
              counted(exported, " written to " + to));
    } catch (IOException e) {
      throw Failure.unwritable(to, e);
    }
    return 0;
  }

  /** Writes to standard output, of this process or of the one that asked for it. */
  private Integer printed() throws Exception {
    if (cli().isJson()) {
      throw Failure.usage("Name a file: with --json standard output is for what is told.");
    }
    Path whole = Files.createTempFile("newsloom-", ".export");
    try {
      Exported exported = export(whole);
      Files.copy(whole, terminal().out());
      cli().write("");
      terminal().say("newsloom: " + counted(exported, " written"));
    } catch (IOException e) {
      throw Failure.unwritable(whole, e);
    } finally {
      Files.deleteIfExists(whole);
    }
    return 0;
  }

  private String counted(Exported exported, String where) {
    String missing =
        exported.missing() == 0 ? "." : ", " + exported.missing() + " could not be had.";
    String what = kind == Kind.NEWSRC ? "newsgroup" : "article";
    return Counted.of(exported.written(), what) + where + missing;
  }

  private Exported export(Path to) throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.FETCH)) {
      return kind == Kind.NEWSRC ? newsrc(services, to) : articles(services, to);
    }
  }

  private Exported newsrc(Workbench.Services services, Path to) throws Exception {
    Archives archives = services.reading().archives();
    return await(archives.exportNewsrc(server(services).name(), to));
  }

  private Exported articles(Workbench.Services services, Path to) throws Exception {
    ExportChoices.Choice choice = choice(services);
    if (!choice.whole()) {
      terminal().say("newsloom: There may be older hits: only the newest articles were looked at.");
    }
    Exported exported =
        await(
            services
                .reading()
                .archives()
                .export(
                    choice.articles(),
                    Archives.Format.valueOf(kind.name()),
                    to,
                    done -> showProgress(done, choice.articles().size())));
    if (terminal().isInteractive()) {
      terminal().err().println();
    }
    return exported;
  }

  private ExportChoices.Choice choice(Workbench.Services services) throws Exception {
    ExportChoices choices = services.reading().exportChoices();
    if (which != null && which.thread != null) {
      ExportChoices.Choice thread = await(choices.ofThread(id(which.thread)));
      if (thread.articles().isEmpty()) {
        throw Failure.notFound(
            "The article " + id(which.thread).shown() + " is in none of the fetched newsgroups.");
      }
      return thread;
    }
    if (which != null && which.search != null) {
      services.finishIndexing();
      return await(choices.ofSearch(services.reading().search().parse(which.search)));
    }
    String name = which == null || which.group == null ? "" : which.group;
    requireServer(services, group(name));
    ServerGroup group = serverGroup(services, name);
    SubscribedGroup counts = await(services.reading().newsgroups().counts(group));
    if (!counts.fetched()) {
      throw Failure.notFound(
          group.group() + " was never fetched: newsloom fetch " + group.group() + ".");
    }
    return await(choices.ofGroup(group));
  }

  private void showProgress(long done, long all) {
    if (terminal().isInteractive()) {
      terminal().err().print("\r" + done + " of " + Counted.of(all, "article") + "\u001b[K");
      terminal().err().flush();
    }
  }
}
