package org.newsloom.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.newsloom.reading.Nocem;
import org.newsloom.reading.NoticeState;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.NocemSettings.Issuer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** NoCeM notices: whose lists hide articles. */
@Command(
    name = "nocem",
    description = "Choose whose signed lists (NoCeM notices) hide articles; off unless you do.",
    subcommands = {
      NocemCommand.ListAll.class,
      NocemCommand.Add.class,
      NocemCommand.Remove.class,
      NocemCommand.On.class,
      NocemCommand.Off.class,
      NocemCommand.Look.class
    },
    footer = {
      "",
      "A KEY is the whole fingerprint of a key that GnuPG here has. Notices are looked for in"
          + " fetched texts of news.lists.filters. What they list is hidden, never deleted."
    })
final class NocemCommand extends Base {
  NocemCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: nocem list, add, remove, on, off or look.");
  }

  /** The fingerprint that was written. */
  private static String key(String written) {
    String key = NocemSettings.key(written);
    if (!NocemSettings.isKey(key)) {
      throw Failure.usage(
          "“" + written + "” is not the whole fingerprint of a key: see gpg --fingerprint.");
    }
    return key;
  }

  private static Issuer known(NocemSettings settings, String key) {
    return settings.issuers().stream()
        .filter(issuer -> issuer.key().equals(key))
        .findFirst()
        .orElseThrow(() -> Failure.notFound("No issuer with the key 0x" + key + " is chosen."));
  }

  private static void print(Cli cli, NocemSettings settings) {
    if (settings.issuers().isEmpty() && !cli.isJson()) {
      cli.write("No issuer is chosen: nothing is hidden by notices.\n");
    }
    for (Issuer issuer : settings.issuers()) {
      boolean counts = settings.on() && issuer.on();
      cli.print(
          new Fields()
              .put("key", issuer.key())
              .put("name", issuer.name())
              .put("types", issuer.types())
              .put("on", counts),
          issuer.key()
              + "\t"
              + (issuer.types().isEmpty() ? "all types" : String.join(",", issuer.types()))
              + "\t"
              + (counts ? "on" : "off")
              + "\t"
              + issuer.name());
    }
  }

  private static void print(Cli cli, List<NoticeState> told) {
    for (NoticeState state : told) {
      cli.print(
          new Fields()
              .put("id", state.article())
              .put("counts", state.counts())
              .put("text", state.sentence()),
          state.article().shown() + "\t" + state.sentence());
    }
    if (told.isEmpty() && !cli.isJson()) {
      cli.write("No notice is here, or none is wanted.\n");
    }
  }

  /** Changes what is chosen, and shows it. */
  abstract static class Changing extends Base {
    Changing(Cli cli) {
      super(cli);
    }

    /** The change, given what is chosen now. */
    abstract UnaryOperator<NocemSettings> change(NocemSettings now);

    @Override
    public final Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        Nocem nocem = services.reading().nocem();
        await(nocem.change(change(await(nocem.settings()))));
        print(cli(), await(nocem.settings()));
      }
      return 0;
    }
  }

  /** Shows whom the person chose. */
  @Command(name = "list", description = "Show the issuers that are chosen.")
  static final class ListAll extends Base {
    ListAll(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        print(cli(), await(services.reading().nocem().settings()));
      }
      return 0;
    }
  }

  /** Chooses an issuer. */
  @Command(name = "add", description = "Let the notices of an issuer count, and switch NoCeM on.")
  static final class Add extends Changing {
    @Parameters(paramLabel = "KEY", description = "The fingerprint of the issuer's key.")
    private String written = "";

    @Option(
        names = "--types",
        paramLabel = "TYPES",
        description = "Types of notices that count, with commas between; all unless told.")
    private String types = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What you call the issuer.")
    private String name = "";

    Add(Cli cli) {
      super(cli);
    }

    @Override
    UnaryOperator<NocemSettings> change(NocemSettings now) {
      Issuer issuer = new Issuer(key(written), name.strip(), NocemSettings.words(types), true);
      return settings -> settings.with(issuer).switched(true);
    }
  }

  /** Chooses an issuer no more. */
  @Command(name = "remove", description = "Let the notices of an issuer count no more.")
  static final class Remove extends Changing {
    @Parameters(paramLabel = "KEY", description = "The fingerprint of the issuer's key.")
    private String written = "";

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    UnaryOperator<NocemSettings> change(NocemSettings now) {
      Issuer issuer = known(now, key(written));
      return settings -> settings.without(issuer.key());
    }
  }

  /** Switches on. */
  @Command(name = "on", description = "Switch NoCeM on, or one issuer.")
  static final class On extends Changing {
    @Parameters(paramLabel = "KEY", arity = "0..1", description = "One issuer's key.")
    private String written = "";

    On(Cli cli) {
      super(cli);
    }

    @Override
    UnaryOperator<NocemSettings> change(NocemSettings now) {
      return switched(now, written, true);
    }
  }

  /** Switches off. */
  @Command(name = "off", description = "Switch NoCeM off, or one issuer.")
  static final class Off extends Changing {
    @Parameters(paramLabel = "KEY", arity = "0..1", description = "One issuer's key.")
    private String written = "";

    Off(Cli cli) {
      super(cli);
    }

    @Override
    UnaryOperator<NocemSettings> change(NocemSettings now) {
      return switched(now, written, false);
    }
  }

  private static UnaryOperator<NocemSettings> switched(
      NocemSettings now, String written, boolean on) {
    if (written.isEmpty()) {
      return settings -> settings.switched(on);
    }
    Issuer issuer = known(now, key(written)).switched(on);
    return settings -> settings.with(issuer);
  }

  /** Looks at notices. */
  @Command(name = "look", description = "Look at the notices that are here, and tell of each.")
  static final class Look extends Base {
    Look(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        print(cli(), await(services.reading().nocem().look()));
      }
      return 0;
    }
  }
}
