package org.newsloom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Article;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.ShownArticle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one article. */
@Command(name = "show", description = "Show one article, from the cache or else from the server.")
final class ShowCommand extends Base {
  /** At most one of these. */
  static final class View {
    @Option(names = "--headers", description = "Only the header fields, all of them.")
    private boolean headers;

    @Option(names = "--raw", description = "The article as it came, octet by octet.")
    private boolean raw;

    @Option(names = "--part", paramLabel = "PATH", description = "One part, decoded.")
    private @Nullable String part;
  }

  @Parameters(paramLabel = "ID", description = "Its Message-ID.")
  private String id = "";

  @ArgGroup private @Nullable View view;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write what would be shown to FILE, which must not be there yet.")
  private @Nullable Path out;

  ShowCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    MessageId wanted = id(id);
    try (Workbench.Services services = cli().open(Workbench.Access.FETCH)) {
      if (view != null && view.raw) {
        write(
            await(services.reading().articles().source(wanted)).orElseThrow(() -> absent(wanted)),
            Optional.empty());
      } else if (view != null && view.part != null) {
        String path = view.part;
        if (await(services.reading().articles().open(wanted)).isEmpty()) {
          throw absent(wanted);
        }
        byte[] octets =
            await(services.reading().articles().part(wanted, path))
                .orElseThrow(() ->
                    Failure.notFound(
                        "The article " + wanted.shown() + " has no part " + path + "."));
        write(octets, Optional.of(path));
      } else {
        ShownArticle shown =
            await(services.reading().articles().open(wanted)).orElseThrow(() -> absent(wanted));
        Optional<ArticleSignature> signature =
            shown.isSigned()
                ? await(services.reading().signatures().whenOpened(wanted))
                : Optional.empty();
        show(shown.article(), signature);
      }
      services.finishIndexing();
    }
    return 0;
  }

  private void show(Article article, Optional<ArticleSignature> signature) throws IOException {
    Screen screen = out == null ? terminal().screen() : Screen.NONE;
    String text =
        view != null && view.headers
            ? Articles.headers(article)
            : Articles.text(article, signature, screen);
    if (out == null) {
      cli()
          .print(
              Articles.fields(article).put("signature", signature.map(ShowCommand::fields)), text);
    } else {
      write((text + "\n").getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
  }

  private static Fields fields(ArticleSignature signature) {
    return new Fields()
        .put("standing", signature.standing().name().toLowerCase(Locale.ROOT))
        .put("text", signature.sentence())
        .put("key", signature.key().isEmpty() ? null : signature.key());
  }

  private Failure absent(MessageId id) {
    return Failure.notFound(absence(id));
  }

  private void write(byte[] octets, Optional<String> path) throws IOException {
    if (out != null) {
      Path file = terminal().folder().resolve(out);
      writeNew(file, octets);
      cli()
          .print(
              new Fields().put("path", path).put("out", out.toString()).put("size", octets.length),
              Counted.of(octets.length, "octet") + " written to " + out + ".");
    } else if (cli().isJson()) {
      cli().print(new Fields().put("path", path).put("raw", octets), "");
    } else {
      terminal().out().write(octets);
      cli().write("");
    }
  }

  /** A file that is there already stays as it is; one that was begun in vain does not stay. */
  private static void writeNew(Path file, byte[] octets) throws IOException {
    try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      try {
        to.write(octets);
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw Failure.unwritable(file, e);
    }
  }
}
