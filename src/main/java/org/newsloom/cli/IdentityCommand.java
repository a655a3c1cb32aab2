package org.newsloom.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.Identity;
import org.newsloom.post.PostFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who posts. */
@Command(
    name = "identity",
    description = "Set or show the name and address you post with.",
    subcommands = {
      IdentityCommand.Set.class,
      IdentityCommand.Show.class,
      IdentityCommand.CancelSecret.class
    })
final class IdentityCommand extends Base {
  IdentityCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: identity set or identity show.");
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

    @Option(names = "--reply-to", description = "Where answers by e-mail shall go instead.")
    private @Nullable String replyTo;

    @Option(names = "--organization", description = "What the Organization header says.")
    private @Nullable String organization;

    @Option(
        names = "--signature",
        paramLabel = "FILE",
        description = "The signature that the window writes below “-- ”, at most four lines.")
    private @Nullable String signature;

    Set(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        Identity before = await(services.identities().usual()).orElse(Identity.of(name, address));
        Identity identity =
            new Identity(
                before.name(),
                name,
                address,
                Objects.requireNonNullElse(replyTo, before.replyTo()),
                Objects.requireNonNullElse(organization, before.organization()),
                signature == null
                    ? before.signature()
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
    Show(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        Identity identity =
            await(services.identities().usual())
                .orElseThrow(() ->
                    Failure.notFound(
                        "No identity is set: newsloom identity set --name N --address A."));
        cli().print(fields(identity), identity.author().toString());
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
