package org.newsloom.cli;

import java.util.List;
import org.newsloom.reading.IntegrityReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks over the profile's files. */
@Command(name = "check", description = "Check the files of the profile, and mend them on wish.")
final class CheckCommand extends Base {
  @Option(names = "--repair", description = "Mend what can be mended; nothing is thrown away.")
  private boolean repair;

  CheckCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    boolean ok = true;
    try (Workbench.Services services =
        cli().open(repair ? Workbench.Access.REPAIR : Workbench.Access.READ)) {
      List<IntegrityReport> reports =
          await(
              repair
                  ? services.reading().integrity().repair()
                  : services.reading().integrity().check());
      for (IntegrityReport report : reports) {
        ok &= report.isOk();
        cli()
            .print(
                new Fields()
                    .put("file", report.file())
                    .put("ok", report.isOk())
                    .put("problems", report.problems()),
                report.file()
                    + ": "
                    + (report.isOk() ? "ok" : String.join("; ", report.problems())));
      }
    }
    return ok ? 0 : Failure.FAILED;
  }
}
