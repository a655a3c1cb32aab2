package org.newsloom.cli;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.Identity;
import org.newsloom.post.PostFile;
import org.newsloom.post.Signatures;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who posts. */
@Command(
    name = "identity",
    description = "Set or show the name and address you post with.",
    subcommands = {
      IdentityCommand.Set.class,
      IdentityCommand.Show.class,
      IdentityCommand.ListAll.class,
      IdentityCommand.Use.class,
      IdentityCommand.Remove.class,
      IdentityCommand.CancelSecret.class
    })
final class IdentityCommand extends Base {
  IdentityCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: identity set, show, list, use or remove.");
  }

  private static Optional<Identity> named(Workbench.Services services, String name)
      throws Exception {
    return Base.await(services.identities().all()).stream()
        .filter(identity -> identity.name().equals(name))
        .findFirst();
  }

  private static Fields fields(Identity identity) {
    return new Fields()
        .put("name", identity.fullName())
        .put("address", identity.address())
        .put("replyTo", identity.replyTo().isEmpty() ? null : identity.replyTo())
        .put("organization", identity.organization().isEmpty() ? null : identity.organization())
        .put("signature", identity.signature().isEmpty() ? null : identity.signature());
  }

  /** Sets it. */
  @Command(name = "set", description = "Set the name and address you post with.")
  static final class Set extends Base {
    @Option(names = "--name", required = true, description = "The name that others see.")
    private String name = "";

    @Option(
        names = "--address",
        required = true,
        description = "Your e-mail address; one that ends in .invalid gets no mail.")
    private String address = "";

    @Option(
        names = "--as",
        paramLabel = "NAME",
        description = "What you call this identity, where you have several (usual).")
    private String as = Identity.USUAL;

    @Option(names = "--reply-to", description = "Where answers by e-mail shall go instead.")
    private @Nullable String replyTo;

    @Option(names = "--organization", description = "What the Organization header says.")
    private @Nullable String organization;

    @Option(
        names = "--signature",
        paramLabel = "FILE",
        description =
            "The signature that the window writes below “-- ”, at most four lines; file:PATH reads"
                + " it anew for each article.")
    private @Nullable String signature;

    Set(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        if (as.isBlank() || as.indexOf(';') >= 0) {
          throw Failure.usage("“" + as + "” cannot be the name of an identity.");
        }
        Identity before = named(services, as).orElse(new Identity(as, name, address, "", "", ""));
        Identity identity =
            new Identity(
                before.name(),
                name,
                address,
                Objects.requireNonNullElse(replyTo, before.replyTo()),
                Objects.requireNonNullElse(organization, before.organization()),
                signature == null
                    ? before.signature()
                    : Signatures.isFile(signature)
                        ? signature.strip()
                        : PostFile.text(terminal().read(signature)).strip());
        if (identity.problem().isPresent()) {
          throw Failure.failed(identity.problem().get());
        }
        await(services.identities().save(identity));
        cli().print(fields(identity), "You post as " + identity.author() + ".");
      }
      return 0;
    }
  }

  /** Shows it. */
  @Command(name = "show", description = "Show the name and address you post with.")
  static final class Show extends Base {
    @Option(names = "--as", paramLabel = "NAME", description = "Another identity than the usual.")
    private String as = Identity.USUAL;

    Show(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        Identity identity =
            named(services, as)
                .orElseThrow(() ->
                    Failure.notFound(
                        "No identity is set: newsloom identity set --name N --address A."));
        cli().print(fields(identity), identity.author().toString());
      }
      return 0;
    }
  }

  /** Lists them. */
  @Command(name = "list", description = "List the identities and where each is used.")
  static final class ListAll extends Base {
    ListAll(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        for (Identity identity : await(services.identities().all())) {
          cli()
              .print(
                  new Fields().put("as", identity.name()).putAll(fields(identity)),
                  identity.name() + "\t" + identity.author());
        }
      }
      return 0;
    }
  }

  /** Says where one of them posts. */
  @Command(name = "use", description = "Say which identity posts in a newsgroup.")
  static final class Use extends Base {
    @Parameters(paramLabel = "NAME", description = "The identity; - for none of its own.")
    private String name = "";

    @Option(names = "--group", required = true, description = "A subscribed newsgroup.")
    private String group = "";

    Use(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        Optional<String> chosen = name.equals("-") ? Optional.empty() : Optional.of(name);
        if (chosen.isPresent() && named(services, name).isEmpty()) {
          throw Failure.notFound(
              "There is no identity “" + name + "”: see newsloom identity list.");
        }
        ServerGroup where = serverGroup(services, group);
        boolean kept =
            await(
                services
                    .reading()
                    .groupPreferences()
                    .change(where, own -> own.withIdentity(chosen)));
        if (!kept) {
          throw Failure.failed("Subscribe to " + group + " first: its settings stay with it.");
        }
        cli()
            .print(
                new Fields().put("group", group).put("as", chosen.orElse(null)),
                chosen
                    .map(it -> "In " + group + " you post as “" + it + "”.")
                    .orElse("In " + group + " you post as elsewhere."));
      }
      return 0;
    }
  }

  /** Removes one. */
  @Command(
      name = "remove",
      description =
          "Forget an identity that is not the usual one; what it posted cannot be cancelled from here"
              + " any more.")
  static final class Remove extends Base {
    @Parameters(paramLabel = "NAME", description = "What you call it.")
    private String name = "";

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        if (name.equals(Identity.USUAL) || !await(services.identities().remove(name))) {
          throw Failure.notFound(
              name.equals(Identity.USUAL)
                  ? "The usual identity stays: newsloom identity set changes it."
                  : "There is no identity “" + name + "”: see newsloom identity list.");
        }
        cli().print(new Fields().put("removed", name), "“" + name + "” is forgotten.");
      }
      return 0;
    }
  }

  /** Hands out, or takes, the secret that cancelling needs. */
  @Command(
      name = "cancel-secret",
      description =
          "Show the secret that lets you cancel what you posted, to take it to another machine.")
  static final class CancelSecret extends Base {
    @Option(
        names = "--set-stdin",
        description = "Take the secret from the first line of standard input instead.")
    private boolean set;

    CancelSecret(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services =
          cli().open(set ? Workbench.Access.WRITE : Workbench.Access.READ)) {
        if (set) {
          String secret =
              PostFile.text(terminal().read("-")).lines().findFirst().orElse("").strip();
          if (secret.isEmpty()) {
            throw Failure.usage("Standard input holds no secret.");
          }
          services.cancelSecrets().take(Identity.USUAL, secret);
        }
        String secret =
            services
                .cancelSecrets()
                .of(Identity.USUAL)
                .orElseThrow(
                    () -> Failure.notFound("There is no secret yet: the first post makes it."));
        cli().print(new Fields().put("secret", secret), secret);
      }
      return 0;
    }
  }
}
