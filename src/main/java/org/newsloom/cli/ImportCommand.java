package org.newsloom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.Charsets;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Archives.Imported;
import org.newsloom.reading.Scoring;
import org.newsloom.score.ScoreFile;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings articles from archives into a local newsgroup, and read marks of other newsreaders. */
@Command(
    name = "import",
    description =
        "Import archives of articles into a local newsgroup, a .newsrc, or a score file of slrn.",
    footer = {
      "",
      "mbox, rnews: a file, plain or compressed by gzip, zstd or zip; maildir: a folder of one file"
          + " an article, whatever is below it too. Articles that the newsgroup has already are"
          + " skipped, so an import that was cut off is simply done again."
    })
final class ImportCommand extends Base {
  /** What can be imported. */
  enum Kind {
    MBOX,
    RNEWS,
    MAILDIR,
    NEWSRC,
    SCORES
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "mbox, rnews, maildir, newsrc or scores.")
  private Kind kind = Kind.MBOX;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file, or the folder.")
  private Path file = Path.of("");

  @Option(
      names = "--group",
      paramLabel = "G",
      description = "The local newsgroup; by default local. and the name of the file.")
  private @Nullable String group;

  ImportCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    Path from = terminal().folder().resolve(file);
    if (!Files.exists(from)) {
      throw Failure.failed("There is no file " + from + ".");
    }
    if (kind == Kind.MAILDIR && !Files.isDirectory(from)) {
      throw Failure.usage(from + " is no folder.");
    }
    if (kind != Kind.MAILDIR && Files.isDirectory(from)) {
      throw Failure.usage(from + " is a folder: import a maildir, or name a file in it.");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      if (kind == Kind.NEWSRC) {
        newsrc(services, from);
      } else if (kind == Kind.SCORES) {
        scores(services, from);
      } else {
        articles(services, from);
      }
    } catch (NoSuchFileException e) {
      throw Failure.failed("There is no file " + e.getFile() + ".");
    } catch (IOException e) {
      throw Failure.failed(from + " cannot be read: " + e.getMessage() + ".");
    }
    return 0;
  }

  private void articles(Workbench.Services services, Path from) throws Exception {
    Newsgroup into = group == null ? Archives.groupFor(from) : group(group);
    ServerGroup local = Archives.local(into);
    Imported imported =
        await(
            services
                .reading()
                .archives()
                .importAll(Archives.Format.valueOf(kind.name()), from, into, this::showProgress));
    endProgress();
    services.finishIndexing();
    tell(from, imported, Optional.of(local.group()));
  }

  private void newsrc(Workbench.Services services, Path from) throws Exception {
    String text = text(from);
    String server = server(services).name();
    Imported imported = await(services.reading().archives().importNewsrc(text, server));
    tell(from, imported, Optional.empty());
  }

  /** A file of today is UTF-8, one of old times mostly Latin-1. */
  private static String text(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    return Charsets.decode(octets, 0, octets.length, Optional.empty(), Charsets.WINDOWS_1252)
        .text();
  }

  /**
   * Puts the rules behind those that are there. What makes no sense is told and left out, and what
   * is there already is not there twice.
   */
  private void scores(Workbench.Services services, Path from) throws Exception {
    ScoreFile file = ScoreFile.parse(text(from), from, ImportCommand::text);
    Scoring scoring = services.reading().scoring();
    ScoreFile.Merged merged = await(scoring.rules()).merged(file);
    if (merged.added() > 0) {
      var _ = await(scoring.save(merged.file()));
    }
    tell(from, new Imported(merged.added(), merged.skipped(), file.defects()), Optional.empty());
  }

  private void tell(Path from, Imported imported, Optional<Newsgroup> into) {
    Fields fields =
        new Fields()
            .put("file", from.toString())
            .put("added", imported.added())
            .put("skipped", imported.skipped())
            .put("defects", imported.defects().size());
    into.ifPresent(it -> fields.put("group", it));
    String what =
        into.map(it -> Counted.of(imported.added(), "article") + " imported into " + it)
            .orElseGet(() ->
                kind == Kind.SCORES
                    ? Counted.of(imported.added(), "rule") + " added"
                    : Counted.of(imported.added(), "newsgroup") + " read");
    cli()
        .print(
            fields,
            what
                + ", "
                + imported.skipped()
                + " skipped, "
                + Counted.of(imported.defects().size(), "defect")
                + ".");
    if (!cli().isJson()) {
      imported.defects().stream()
          .limit(20)
          .forEach(defect -> terminal().say(defect.where() + ": " + defect.what()));
    }
  }

  private void showProgress(long done) {
    if (terminal().isInteractive()) {
      terminal().err().print("\r" + Counted.of(done, "article") + " read\u001b[K");
      terminal().err().flush();
    }
  }

  private void endProgress() {
    if (terminal().isInteractive()) {
      terminal().err().println();
    }
  }
}
