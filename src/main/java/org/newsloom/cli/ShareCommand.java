package org.newsloom.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.share.SharingState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shares read marks with other machines. */
@Command(
    name = "share",
    description = "Exchange what is read, flagged and subscribed with other machines, by a folder.",
    footer = {
      "",
      "The folder is one that another program carries between machines. Without options what is"
          + " new there and here is exchanged once."
    })
final class ShareCommand extends Base {
  @Option(names = "--folder", paramLabel = "DIR", description = "Share by this folder from now on.")
  private @Nullable Path folder;

  @Option(names = "--name", paramLabel = "NAME", description = "What this machine is called there.")
  private @Nullable String name;

  @Option(names = "--off", description = "Share no more.")
  private boolean off;

  ShareCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    if (off && (folder != null || name != null)) {
      throw Failure.usage("--off goes with neither --folder nor --name.");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      SharingState state = exchanged(services);
      cli()
          .print(
              new Fields()
                  .put("folder", state.folder().map(Path::toString))
                  .put("machine", state.machine())
                  .put("exchanged", state.exchanged())
                  .put(
                      "machines",
                      state.machines().stream()
                          .map(one ->
                              new Fields().put("name", one.name()).put("written", one.written()))
                          .toList())
                  .put("problems", state.troubles()),
              words(state));
      state.troubles().forEach(trouble -> terminal().say("newsloom: " + trouble));
      return state.troubles().isEmpty() ? 0 : Failure.FAILED;
    }
  }

  private SharingState exchanged(Workbench.Services services) throws Exception {
    SharingState before = await(services.sharing().state());
    if (off) {
      return await(services.sharing().choose(Optional.empty(), ""));
    }
    if (folder == null && before.folder().isEmpty()) {
      throw Failure.usage("Nothing is shared yet: choose a folder with --folder DIR.");
    }
    if (folder == null && name == null) {
      return await(services.sharing().exchange());
    }
    Optional<Path> wanted =
        Optional.ofNullable(folder).map(terminal().folder()::resolve).or(before::folder);
    return await(
        services.sharing().choose(wanted, Optional.ofNullable(name).orElse(before.machine())));
  }

  private static String words(SharingState state) {
    return state.folder().isEmpty()
        ? "Nothing is shared."
        : "Shared as "
            + state.machine()
            + " by "
            + state.folder().get()
            + " with "
            + Counted.of(state.machines().size(), "other machine")
            + state.machines().stream()
                .map(one -> "\n  " + one.name() + ", last written " + one.written())
                .collect(Collectors.joining());
  }
}
