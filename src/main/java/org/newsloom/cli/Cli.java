package org.newsloom.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
  private final Terminal terminal;
  private final Workbench workbench;

  private @Nullable Path profile;
  private boolean sample;
  private @Nullable String server;
  private boolean json;
  private boolean offline;
  private boolean verbose;
  private int exitCode;

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
            .setParameterExceptionHandler(Cli::explainUsage)
            .setExecutionExceptionHandler(
                (failure, command, result) -> Trouble.explain(failure, terminal));
    int code = line.execute(arguments.toArray(String[]::new));
    terminal.out().flush();
    terminal.err().flush();
    return code == 0 ? cli.exitCode : code;
  }

  /** Whether the words only ask for something that needs no profile: decoding, help, version. */
  public static boolean needsProfile(List<String> arguments) {
    return arguments.stream()
        .noneMatch(word ->
            word.equals("decode")
                || word.equals("sample-server")
                || word.equals("--help")
                || word.equals("-h")
                || word.equals("--version"));
  }

  private static int explainUsage(CommandLine.ParameterException mistake, String[] arguments) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println("newsloom: " + mistake.getMessage());
    err.println("Try: " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Failure.USAGE;
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
    exitCode = workbench.openWindow(place(), terminal.err());
  }

  Terminal terminal() {
    return terminal;
  }

  Place place() {
    return new Place(
        Optional.ofNullable(profile).map(terminal.folder()::resolve), sample, offline, verbose);
  }

  Workbench.Services open(Workbench.Access access) {
    return workbench.open(place(), access, terminal.err());
  }

  Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /** Ends with this exit code though nothing was thrown. */
  void exitCode(int code) {
    exitCode = code;
  }

  /** Prints one answer: its JSON with {@code --json}, else the plain line. */
  void print(Fields fields, String plain) {
    String line = json ? fields.toString() : plain;
    terminal.out().print(line + "\n");
    if (terminal.out().checkError()) {
      throw Failure.failed("Nobody reads the output any more.");
    }
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
