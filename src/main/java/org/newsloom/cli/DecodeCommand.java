package org.newsloom.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Article;
import org.newsloom.article.Defect;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.AuthorList;
import org.newsloom.mime.Authors;
import org.newsloom.mime.Charsets;
import org.newsloom.mime.Dates;
import org.newsloom.mime.EncodedWords;
import org.newsloom.mime.Limits;
import org.newsloom.mime.Parameters;
import org.newsloom.mime.ReferencesDecoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decodes articles or header values; needs no profile. */
@Command(
    name = "decode",
    description = "Decode raw articles, or with --field header values, one a line.")
final class DecodeCommand extends Base {
  enum Field {
    SUBJECT,
    FROM,
    DATE,
    REFERENCES,
    PARAM
  }

  @picocli.CommandLine.Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Raw articles; - or none for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--field",
      description =
          "Read one raw value of this field a line (escapes \\\\ \\n \\r \\t \\xNN \\uNNNN).")
  private @Nullable Field field;

  @Option(
      names = "--default-charset",
      paramLabel = "C",
      description = "For octets that say nothing of their charset.")
  private @Nullable String defaultCharset;

  DecodeCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws IOException {
    if (field != null && !files.isEmpty() && !files.equals(List.of("-"))) {
      throw Failure.usage("--field reads values from standard input, not from files.");
    }
    Optional<Charset> chosen =
        Optional.ofNullable(defaultCharset)
            .map(label ->
                Charsets.forLabel(label)
                    .orElseThrow(
                        () -> Failure.usage("“" + label + "” is no charset that is known.")));
    Charset fallback = chosen.orElse(Charset.forName("windows-1252"));
    if (field != null) {
      decodeLines(field, fallback);
    } else {
      return decodeFiles(new ArticleParser(chosen, Limits.DEFAULT));
    }
    return 0;
  }

  /** A file that cannot be read keeps none of the others from being decoded. */
  private int decodeFiles(ArticleParser parser) {
    int code = 0;
    for (String file : files.isEmpty() ? List.of("-") : files) {
      byte[] octets;
      try {
        octets = terminal().read(file);
      } catch (Failure | UncheckedIOException e) {
        code = Trouble.explain(e, terminal());
        continue;
      }
      Article article = parser.parse(octets);
      cli()
          .print(
              new Fields().put("file", file).putAll(Articles.fields(article)),
              Articles.text(article, Optional.empty(), terminal().screen()));
    }
    return code;
  }

  private void decodeLines(Field wanted, Charset fallback) throws IOException {
    InputStream in = new BufferedInputStream(terminal().in());
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        decodeLine(wanted, line, fallback);
      } else {
        line.write(octet);
      }
    }
    if (line.size() > 0) {
      decodeLine(wanted, line, fallback);
    }
  }

  /** Only LF ends a line, as a value may hold a CR; a CR before it belongs to the line's end. */
  private void decodeLine(Field wanted, ByteArrayOutputStream read, Charset fallback) {
    // One char an octet: a line may hold octets that are no text at all.
    String line = read.toString(StandardCharsets.ISO_8859_1);
    read.reset();
    byte[] octets =
        Escapes.octets(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    List<Defect> defects = new ArrayList<>();
    Fields fields = decode(wanted, octets, fallback, defects);
    fields.put("defects", Articles.defects(defects));
    cli().print(fields, fields.toString());
  }

  private static Fields decode(
      Field wanted, byte[] octets, Charset fallback, List<Defect> defects) {
    int end = octets.length;
    return switch (wanted) {
      case SUBJECT ->
          new Fields()
              .put("value", new EncodedWords(fallback).decode(octets, 0, end, "Subject", defects));
      case FROM -> {
        AuthorList authors = new Authors(fallback).decode(octets, 0, end, "From", defects);
        yield new Fields()
            .put("name", authors.first().name())
            .put("address", authors.first().address())
            .put("authors", authors.authors());
      }
      case DATE -> new Fields().put("date", Dates.decode(octets, 0, end, "Date", defects));
      case REFERENCES ->
          new Fields()
              .put("ids", ReferencesDecoder.decode(octets, 0, end, "References", defects).ids());
      case PARAM -> {
        Parameters parameters = Parameters.decode(octets, 0, end, "parameter", fallback);
        defects.addAll(parameters.defects());
        Fields fields =
            new Fields().put("value", parameters.value()).put("params", parameters.params());
        yield parameters.guessed().isEmpty() ? fields : fields.put("guessed", parameters.guessed());
      }
    };
  }
}
