package org.newsloom.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.sync.ProxyAddress;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The news servers. */
@Command(
    name = "server",
    description = "Add, list, remove or try news servers.",
    subcommands = {
      ServerCommand.Add.class,
      ServerCommand.ListAll.class,
      ServerCommand.Remove.class,
      ServerCommand.Check.class
    })
final class ServerCommand extends Base {
  ServerCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: server add, list, remove or check.");
  }

  private static Fields fields(ServerAccount account) {
    return new Fields()
        .put("name", account.name())
        .put("host", account.host())
        .put("port", account.port())
        .put("security", account.security().name().toLowerCase(Locale.ROOT))
        .put("user", account.user().isEmpty() ? null : account.user())
        .put("connections", account.connections())
        .put("proxy", account.proxy().map(ProxyAddress::toString).orElse(null));
  }

  private static String line(ServerAccount account) {
    return account.name()
        + "\t"
        + account.host()
        + ":"
        + account.port()
        + "\t"
        + account.security().name().toLowerCase(Locale.ROOT)
        + "\t"
        + account.user();
  }

  /** Adds a server or changes it. */
  @Command(name = "add", description = "Add a server, or change the one of that name.")
  static final class Add extends Base {
    enum PasswordPlace {
      KEYRING,
      FILE
    }

    @Parameters(paramLabel = "NAME", description = "What you call it.")
    private String name = "";

    @Option(names = "--host", required = true, description = "Its host name or address.")
    private String host = "";

    @Option(names = "--port", description = "Its port; 563 with tls, else 119.")
    private @Nullable Integer port;

    @Option(
        names = "--security",
        defaultValue = "tls",
        description = "tls (the default), starttls or none.")
    private ServerAccount.Security security = ServerAccount.Security.TLS;

    @Option(
        names = "--ca",
        paramLabel = "FILE.pem",
        description = "Trust the certificates of this file, too.")
    private @Nullable Path ca;

    @Option(names = "--user", description = "The login name, where one is needed.")
    private String user = "";

    @Option(
        names = "--password-stdin",
        description = "Read the password from the first line of standard input.")
    private boolean passwordStdin;

    @Option(
        names = "--password-store",
        description =
            "keyring keeps the password in the system's keyring (the default where there is one),"
                + " file in a file that only you may read.")
    private @Nullable PasswordPlace place;

    @Option(
        names = "--allow-cleartext-password",
        description = "Let the password go out unencrypted to a server elsewhere.")
    private boolean allowClear;

    @Option(
        names = "--connections",
        defaultValue = "2",
        description = "How many at once, 1 to 4 (2).")
    private int connections = ServerAccount.DEFAULT_CONNECTIONS;

    @Option(
        names = "--allow-more-connections",
        description = "The server's operators allow more than 4 connections: take up to 20.")
    private boolean allowMore;

    @Option(
        names = "--proxy",
        paramLabel = "PROXY",
        description =
            "Reach it by socks://HOST:PORT (SOCKS 5) or http://HOST:PORT (CONNECT), which also"
                + " looks up its name.")
    private String proxy = "";

    Add(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      Optional<Path> caFile = Optional.ofNullable(ca).map(terminal().folder()::resolve);
      if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
        throw Failure.failed("The file " + ca + " cannot be read.");
      }
      if (passwordStdin && user.isEmpty()) {
        throw Failure.usage("A password needs a login name: say it with --user.");
      }
      if (!proxy.isEmpty() && ProxyAddress.parse(proxy).isEmpty()) {
        throw Failure.usage("“" + proxy + "” is no proxy: say socks://HOST:PORT.");
      }
      if (connections > ServerAccount.MAX_CONNECTIONS && !allowMore) {
        throw Failure.usage(
            "More than 4 connections to a server are bad manners. Where its operators allow more,"
                + " say so with --allow-more-connections.");
      }
      Optional<String> password = passwordStdin ? Optional.of(firstLine()) : Optional.empty();
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        ServerAccount account =
            new ServerAccount(
                name,
                host,
                port == null ? security.usualPort() : port,
                security,
                caFile,
                user,
                user.isEmpty() ? "" : placeOf(services, password.isPresent()),
                connections,
                allowClear,
                ProxyAddress.parse(proxy));
        await(services.reading().servers().save(account, password));
        cli().print(fields(account), "Saved " + account.name() + ".");
      }
      return 0;
    }

    /** A keyring that is not there would forget the password at once, and nobody would know. */
    private String placeOf(Workbench.Services services, boolean keeps) {
      PasswordPlace chosen = place;
      if (chosen == null && keeps && !services.hasKeyring()) {
        terminal()
            .say(
                "newsloom: This system has no keyring: the password is kept in a file that only"
                    + " you may read.");
        chosen = PasswordPlace.FILE;
      } else if (chosen == PasswordPlace.KEYRING && keeps && !services.hasKeyring()) {
        throw Failure.failed(
            "This system has no keyring: nothing was saved. With --password-store file the password"
                + " is kept in a file that only you may read.");
      }
      return (chosen == null ? PasswordPlace.KEYRING : chosen).name().toLowerCase(Locale.ROOT);
    }

    private String firstLine() {
      String text = new String(terminal().read("-"), StandardCharsets.UTF_8);
      return text.lines()
          .findFirst()
          .filter(line -> !line.isEmpty())
          .orElseThrow(
              () -> Failure.failed("No password came on standard input: nothing was saved."));
    }
  }

  /** Lists the servers. */
  @Command(name = "list", description = "List the servers.")
  static final class ListAll extends Base {
    ListAll(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        for (ServerAccount account : await(services.reading().servers().all())) {
          cli().print(fields(account), line(account));
        }
      }
      return 0;
    }
  }

  /** Forgets a server. */
  @Command(name = "remove", description = "Forget a server and its password.")
  static final class Remove extends Base {
    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        if (await(services.reading().servers().named(name)).isEmpty()) {
          throw Failure.notFound("There is no server named “" + name + "”.");
        }
        await(services.reading().servers().remove(name));
        cli().print(new Fields().put("name", name), "Removed " + name + ".");
      }
      return 0;
    }
  }

  /** Tries a server. */
  @Command(name = "check", description = "Connect, log in and say what the server offers.")
  static final class Check extends Base {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Its name.")
    private @Nullable String name;

    Check(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        String wanted = name == null ? server(services).name() : name;
        if (await(services.reading().servers().named(wanted)).isEmpty()) {
          throw Failure.notFound("There is no server named “" + wanted + "”.");
        }
        ServerReport report = await(services.reading().servers().check(wanted));
        cli().print(fields(report), lines(report));
      }
      return 0;
    }

    private static Fields fields(ServerReport report) {
      return new Fields()
          .put("name", report.name())
          .put("greeting", report.greeting())
          .put("posting", report.posting())
          .put("tls", report.encryption().map(ServerReport.Encryption::version).orElse(null))
          .put(
              "certificate",
              report.encryption().map(ServerReport.Encryption::certificate).orElse(null))
          .put("capabilities", report.capabilities())
          .put("compress", report.compress())
          .put("clockAhead", report.clockAhead().map(Duration::toSeconds).orElse(null))
          .put("messageOfTheDay", report.messageOfTheDay());
    }

    private static String lines(ServerReport report) {
      List<String> lines = new ArrayList<>();
      lines.add(report.greeting());
      lines.add("posting: " + (report.posting() ? "yes" : "no"));
      lines.add("TLS: " + report.encryption().map(ServerReport.Encryption::version).orElse("no"));
      report.encryption().ifPresent(tls -> lines.add("certificate: " + tls.certificate()));
      lines.add("compression: " + (report.compress() ? "offered" : "no"));
      report.clockAhead().flatMap(Check::clock).ifPresent(lines::add);
      lines.add(
          "capabilities: "
              + (report.capabilities().isEmpty()
                  ? "not told"
                  : String.join(", ", report.capabilities())));
      if (!report.messageOfTheDay().isEmpty()) {
        lines.add("message of the day:");
        report.messageOfTheDay().forEach(line -> lines.add("  " + line));
      }
      return String.join("\n", lines);
    }

    /** Only a clock that is wrong by more than a minute is worth a word. */
    private static Optional<String> clock(Duration ahead) {
      long minutes = ahead.toMinutes();
      return minutes == 0
          ? Optional.empty()
          : Optional.of(
              "clock: "
                  + Math.abs(minutes)
                  + (Math.abs(minutes) == 1 ? " minute " : " minutes ")
                  + (minutes > 0 ? "ahead of" : "behind")
                  + " this computer's");
    }
  }
}
