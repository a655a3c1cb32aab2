package org.newsloom.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Scoring;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.score.ScoreFile;
import org.newsloom.score.ScoreRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Scoring rules: which articles get points, and which are hidden. */
@Command(
    name = "score",
    description = "List, add, remove and try scoring rules; explain an article's score.",
    subcommands = {
      ScoreCommand.ListAll.class,
      ScoreCommand.Add.class,
      ScoreCommand.Remove.class,
      ScoreCommand.Explain.class,
      ScoreCommand.Try.class
    },
    footer = {
      "",
      "A rule is what slrn's score files have: [groups], Score: points, and conditions line by line;"
          + " or in short: '[comp.*] -100 Subject: money'. - reads it from standard input. An"
          + " article of -9999 points or less is hidden."
    })
final class ScoreCommand extends Base {
  ScoreCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: score list, add, remove, explain or try.");
  }

  /** Shows all rules. */
  @Command(name = "list", description = "Show all rules with their numbers.")
  static final class ListAll extends Base {
    ListAll(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        ScoreFile rules = await(services.reading().scoring().rules());
        for (ScoreRule rule : rules.rules()) {
          cli()
              .print(
                  fields(rule),
                  rule.number()
                      + "\t"
                      + oneLine(rule)
                      + rule.file().map(file -> "  % " + file).orElse(""));
        }
        rules
            .defects()
            .forEach(defect ->
                terminal().say("newsloom: " + defect.where() + ": " + defect.what() + "."));
      }
      return 0;
    }
  }

  private static Fields fields(ScoreRule rule) {
    return new Fields()
        .put("number", rule.number())
        .put("rule", rule.text())
        .put("score", rule.value())
        .put("final", rule.isFinal())
        .put("expires", rule.expires().map(Object::toString).orElse(null))
        .put("file", rule.file().orElse(null));
  }

  private static String oneLine(ScoreRule rule) {
    return oneLine(rule.text());
  }

  private static String oneLine(String text) {
    return String.join("  ", text.lines().toList());
  }

  /** One or several rules, of which each makes sense. */
  private static ScoreFile understood(Base command, String written) {
    String text =
        written.equals("-")
            ? new String(command.terminal().read("-"), StandardCharsets.UTF_8)
            : written;
    ScoreFile rules = ScoreFile.EMPTY.plus(text);
    if (!rules.defects().isEmpty() || rules.rules().isEmpty()) {
      throw Failure.usage(
          rules.rules().isEmpty()
              ? "This is no rule: write it like '-100 Subject: money'."
              : "This is no rule: "
                  + rules.defects().getFirst().where()
                  + ": "
                  + rules.defects().getFirst().what()
                  + ".");
    }
    return rules;
  }

  /** Adds rules. */
  @Command(name = "add", description = "Add a rule at the end.")
  static final class Add extends Base {
    @Parameters(paramLabel = "RULE", description = "The rule, or - for standard input.")
    private String written = "";

    Add(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      ScoreFile added = understood(this, written);
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        Scoring scoring = services.reading().scoring();
        ScoreFile before = await(scoring.rules());
        ScoreFile after = await(scoring.save(before.plus(added.text())));
        for (ScoreRule rule : after.rules().subList(before.rules().size(), after.rules().size())) {
          cli().print(fields(rule), "Rule " + rule.number() + " is added.");
        }
      }
      return 0;
    }
  }

  /** Removes a rule. */
  @Command(name = "remove", description = "Remove the rule of that number.")
  static final class Remove extends Base {
    @Parameters(paramLabel = "N", description = "Its number: see score list.")
    private int number;

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        Scoring scoring = services.reading().scoring();
        ScoreFile rules = await(scoring.rules());
        if (number < 1 || number > rules.rules().size()) {
          throw Failure.notFound("There is no rule " + number + ": see newsloom score list.");
        }
        ScoreRule gone = rules.rules().get(number - 1);
        if (gone.file().isPresent()) {
          throw Failure.usage(
              "Rule " + number + " stands in " + gone.file().get() + ": take it out there.");
        }
        var _ = await(scoring.save(rules.without(number)));
        cli().print(fields(gone), "Removed: " + oneLine(gone));
      }
      return 0;
    }
  }

  /** Tells why an article has its score. */
  @Command(name = "explain", description = "Show the rules that fit an article.")
  static final class Explain extends Base {
    @Parameters(paramLabel = "ID", description = "Its Message-ID.")
    private String word = "";

    Explain(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      MessageId id = id(word);
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        if (await(services.reading().threads().thread(id)).isEmpty()) {
          throw Failure.notFound(
              "The article " + id.shown() + " is in none of the fetched newsgroups.");
        }
        List<Scoring.Fitting> fitting = await(services.reading().scoring().explain(id));
        for (Scoring.Fitting one : fitting) {
          cli()
              .print(
                  one.rule()
                      .map(ScoreCommand::fields)
                      .orElseGet(() ->
                          new Fields()
                              .put("number", null)
                              .put("rule", one.text())
                              .put("score", one.points())
                              .put("final", false)
                              .put("expires", null))
                      .put("group", one.group().group()),
                  one.group().group() + "\t" + one.points() + "\t" + oneLine(one.text()));
        }
        if (fitting.isEmpty() && !cli().isJson()) {
          cli().write("No rule fits " + id.shown() + ": its score is 0.\n");
        }
      }
      return 0;
    }
  }

  /** Tells what a rule would do. */
  @Command(
      name = "try",
      description = "Count the articles that a rule would score and hide, without keeping it.")
  static final class Try extends Base {
    @Parameters(paramLabel = "RULE", description = "The rule, or - for standard input.")
    private String written = "";

    Try(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      ScoreFile rules = understood(this, written);
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        for (SubscribedGroup group : await(services.reading().newsgroups().subscribed())) {
          Scoring.Outlook outlook = await(services.reading().scoring().tried(rules, group.group()));
          cli()
              .print(
                  new Fields()
                      .put("group", group.group().group())
                      .put("rule", rules.rules().getFirst().text())
                      .put("matches", outlook.matches())
                      .put("hidden", outlook.hidden())
                      .put("score", rules.rules().getFirst().value()),
                  group.group().group()
                      + "\t"
                      + Counted.of(outlook.matches(), "article")
                      + ", "
                      + outlook.hidden()
                      + " of them hidden");
        }
      }
      return 0;
    }
  }
}
