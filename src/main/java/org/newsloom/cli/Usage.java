package org.newsloom.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.newsloom.post.Attachments;
import org.newsloom.sync.ServerAccount;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What is said of a command line that is not understood, in words for people. */
final class Usage {
  /** What a browser hands over (RFC 5538); what it names, the window says. */
  private static final Pattern NEWS_ADDRESS = Pattern.compile("(?i)(s?news|nntps?):.+");

  private static final Set<String> TAKE_WORDS_WITH_DASHES = Set.of("search", "score");

  /** What picocli sometimes begins with. */
  private static final String PREFIX = "Error: ";

  private Usage() {}

  /** Lets every command answer {@code --version}, and numbers and words be refused plainly. */
  static void prepare(CommandLine line) {
    line.getCommandSpec().versionProvider(new Cli.Version());
    line.getSubcommands().values().forEach(Usage::prepare);
    if (TAKE_WORDS_WITH_DASHES.contains(line.getCommandName())) {
      // "-from:bob" is a part of a query, "-100 From: bob" a rule.
      line.setUnmatchedOptionsArePositionalParams(true);
    }
    line.registerConverter(Long.class, number(Long::valueOf))
        .registerConverter(Integer.class, number(Integer::valueOf))
        .registerConverter(int.class, number(Integer::valueOf))
        .registerConverter(Path.class, Usage::path)
        .registerConverter(MarkCommand.As.class, word(MarkCommand.As.values()))
        .registerConverter(DecodeCommand.Field.class, word(DecodeCommand.Field.values()))
        .registerConverter(ImportCommand.Kind.class, word(ImportCommand.Kind.values()))
        .registerConverter(ExportCommand.Kind.class, word(ExportCommand.Kind.values()))
        .registerConverter(Attachments.Form.class, word(Attachments.Form.values()))
        .registerConverter(ServerAccount.Security.class, word(ServerAccount.Security.values()))
        .registerConverter(
            ServerCommand.Add.PasswordPlace.class, word(ServerCommand.Add.PasswordPlace.values()));
  }

  /** A sentence about a command that there is not; empty if there is, or if none is named. */
  static Optional<String> unknownCommand(CommandLine line, List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.startsWith("-")) {
        CommandLine.Model.OptionSpec option = line.getCommandSpec().optionsMap().get(word);
        i += option == null ? 0 : option.arity().min();
      } else {
        return line.getSubcommands().containsKey(word) || NEWS_ADDRESS.matcher(word).matches()
            ? Optional.empty()
            : Optional.of("There is no command “" + word + "”: newsloom --help lists them.");
      }
    }
    return Optional.empty();
  }

  /** Says what was not understood, and where to read on. */
  static int explain(CommandLine.ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    String message = String.valueOf(mistake.getMessage());
    err.println(
        "newsloom: " + (message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message));
    err.println("Try: " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Failure.USAGE;
  }

  private static <T extends Number> ITypeConverter<T> number(ITypeConverter<T> parser) {
    return word -> {
      try {
        return parser.convert(word);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("“" + word + "” is not a whole number in range");
      }
    };
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "“" + word + "” is no file name here (in which locale does the terminal run?)");
    }
  }

  private static <E extends Enum<E>> ITypeConverter<E> word(E[] values) {
    return word ->
        Arrays.stream(values)
            .filter(value -> value.name().equalsIgnoreCase(word))
            .findFirst()
            .orElseThrow(() ->
                new TypeConversionException(
                    "“"
                        + word
                        + "” is none of "
                        + Arrays.stream(values)
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
