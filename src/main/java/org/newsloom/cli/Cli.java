package org.newsloom.cli;

import java.io.PrintWriter;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Directions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line's front door: reads the words, runs one command, returns its exit code. */
@Command(
    name = "newsloom",
    description = "Reads, answers and searches newsgroups; without a command it opens the window.",
    versionProvider = Cli.Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    usageHelpAutoWidth = true,
    subcommands = {
      ServerCommand.class,
      IdentityCommand.class,
      GroupsCommand.class,
      SubscribeCommand.class,
      UnsubscribeCommand.class,
      FolderCommand.class,
      FetchCommand.class,
      ListCommand.class,
      ShowCommand.class,
      ThreadCommand.class,
      SearchCommand.class,
      MarkCommand.class,
      CatchupCommand.class,
      PostCommand.class,
      FollowupCommand.class,
      ReplyCommand.class,
      CancelCommand.class,
      SupersedeCommand.class,
      OutboxCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ShareCommand.class,
      ScoreCommand.class,
      NocemCommand.class,
      StatsCommand.class,
      DecodeCommand.class,
      SampleServerCommand.class,
      CheckCommand.class,
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed or refused by our own checks, 2 usage, 3 not found, 4 the"
          + " server refused, 5 network or TLS trouble."
    })
public final class Cli implements Runnable {
  private static final String UNWRITABLE =
      "The output cannot be written: see whether its disk is full.";

  private final Terminal terminal;
  private final Workbench workbench;

  private @Nullable Path profile;
  private boolean sample;
  private @Nullable String server;
  private boolean json;
  private boolean offline;
  private boolean verbose;

  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..1",
      description = "A news: or nntp: address that the window is to open.")
  private @Nullable String address;

  private int exitCode;
  private boolean isChanging;

  private Cli(Terminal terminal, Workbench workbench) {
    this.terminal = terminal;
    this.workbench = workbench;
  }

  /** What {@link #run} returns where a window has the profile open and is to do the command. */
  public static final int IN_USE = -1;

  /** Runs one command; never throws. */
  public static int run(List<String> arguments, Terminal terminal, Workbench workbench) {
    Cli cli = new Cli(terminal, workbench);
    CommandLine line =
        new CommandLine(cli, new CommandFactory(cli))
            .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExpandAtFiles(false)
            .setParameterExceptionHandler(Usage::explain)
            .setExecutionExceptionHandler(
                (failure, command, result) -> Trouble.explain(failure, terminal));
    Usage.prepare(line);
    Optional<String> unknown = Usage.unknownCommand(line, arguments);
    if (unknown.isPresent()) {
      terminal.say("newsloom: " + unknown.get());
      return Failure.USAGE;
    }
    if (isVersionInJson(line, arguments)) {
      cli.print(new Fields().put("name", "newsloom").put("version", Version.number()), "");
      return 0;
    }
    int code = line.execute(arguments.toArray(String[]::new));
    terminal.err().flush();
    if (code == 0 && terminal.out().checkError() && !terminal.isOutputUnwanted()) {
      terminal.say("newsloom: " + UNWRITABLE);
      return Failure.FAILED;
    }
    return code == 0 ? cli.exitCode : code;
  }

  /** Only by itself: beside a mistake, the mistake is told. */
  private static boolean isVersionInJson(CommandLine line, List<String> arguments) {
    try {
      CommandLine.ParseResult result = line.parseArgs(arguments.toArray(String[]::new));
      List<CommandLine> all = result.asCommandLineList();
      return all.getLast().isVersionHelpRequested() && ((Cli) line.getCommand()).json;
    } catch (CommandLine.ParameterException e) {
      return false;
    }
  }

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Keep all of the program's files under DIR.")
  void profile(Path folder) {
    profile = folder;
  }

  @Option(
      names = "--sample",
      scope = ScopeType.INHERIT,
      description = "Use the embedded sample newsgroups, no network.")
  void sample(boolean on) {
    sample = on;
  }

  @Option(
      names = "--server",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The server that is meant, where there are several.")
  void server(String name) {
    server = name;
  }

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON object a line, in UTF-8.")
  void json(boolean on) {
    json = on;
  }

  @Option(names = "--offline", scope = ScopeType.INHERIT, description = "Ask no server.")
  void offline(boolean on) {
    offline = on;
  }

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Write the dialogue with the server to standard error.")
  void verbose(boolean on) {
    verbose = on;
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say how a command is used.")
  void help(boolean on) {
    // picocli prints the help by itself.
  }

  @Option(
      names = "--version",
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print the program's version.")
  void version(boolean on) {
    // picocli prints the version by itself.
  }

  /** Without a command the window opens. */
  @Override
  public void run() {
    exitCode = workbench.openWindow(place(), Optional.ofNullable(address), terminal.err());
  }

  Terminal terminal() {
    return terminal;
  }

  Place place() {
    if (profile != null && profile.toString().isBlank()) {
      throw Failure.usage("--profile wants the name of a folder.");
    }
    return new Place(
        Optional.ofNullable(profile).map(terminal.folder()::resolve), sample, offline, verbose);
  }

  Workbench.Services open(Workbench.Access access) {
    isChanging = access == Workbench.Access.WRITE || access == Workbench.Access.REPAIR;
    return workbench.open(place(), access, terminal.err());
  }

  Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /** Ends with this exit code though nothing was thrown. */
  void exitCode(int code) {
    exitCode = code;
  }

  /**
   * Prints one answer: its JSON with {@code --json}, else the plain line, in which nothing turns
   * the direction of writing on a terminal.
   */
  void print(Fields fields, String plain) {
    String shown = terminal.screen().isTerminal() ? Directions.asWritten(plain) : plain;
    write((json ? fields.toString() : shown) + "\n");
  }

  /** Writes to standard output; what only reads ends where nobody listens any more. */
  void write(String text) {
    terminal.out().print(text);
    if (!terminal.out().checkError()) {
      return;
    }
    if (!terminal.isOutputUnwanted()) {
      throw Failure.failed(UNWRITABLE);
    }
    if (!isChanging) {
      throw new OutputUnwanted();
    }
  }

  /** Whoever read the output has seen enough, as {@code head} does: no failure, nothing to say. */
  static final class OutputUnwanted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }

  boolean isJson() {
    return json;
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"newsloom " + number()};
    }

    static String number() {
      return Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
          .orElse("in development");
    }
  }

  /** Makes the commands, each with what it works with. */
  private record CommandFactory(Cli cli) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Cli.class).newInstance(cli);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
