package org.newsloom.cli;

import java.util.List;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.PostChecks;
import org.newsloom.post.PostFile;
import org.newsloom.post.PostingStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers the author alone. */
@Command(
    name = "reply",
    description = "Answer an article's author by e-mail: prints the message, or sends it.")
final class ReplyCommand extends Answer {
  @Option(names = "--send", description = "Send it by SMTP, as the settings say.")
  private boolean send;

  ReplyCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    PostFile written = written();
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      Article parent = parent(services);
      PostingStyle style = PostingStyle.of(services.posting());
      Composition reply =
          answer(
              services,
              Compositions.reply(parent, List.of(), Author.UNKNOWN, style),
              parent,
              written);
      List<PostCheck> checks = written.checks(reply, KnownGroups.any(), AttachmentRules.NOWHERE);
      boolean refused =
          PostChecks.isRefused(checks) || (!isForced() && !isDryRun() && !checks.isEmpty());
      if (refused) {
        sayRefused(checks);
      } else {
        checks.forEach(check -> terminal().say("newsloom: " + check.text()));
      }
      if (send && !refused && !isDryRun()) {
        return sent(await(services.mailer().send(reply, style)), checks);
      }
      byte[] message = refused ? new byte[0] : await(services.outbox().preview(reply, style));
      if (cli().isJson()) {
        cli()
            .print(
                new Fields()
                    .put("id", refused ? null : new ArticleParser().parse(message).id())
                    .put("state", refused ? "refused" : "dry-run")
                    .put("checks", checks.stream().map(Sending::fields).toList())
                    .put("reply", null)
                    .put("raw", refused ? null : message),
                "");
      } else {
        terminal().out().write(message);
        cli().write("");
      }
      return refused ? Failure.FAILED : 0;
    }
  }

  private int sent(Mailed mailed, List<PostCheck> checks) {
    boolean sent = mailed.state() == Mailed.State.SENT;
    if (sent || cli().isJson()) {
      cli()
          .print(
              new Fields()
                  .put("id", mailed.id())
                  .put("state", sent ? "sent" : "unknown")
                  .put("checks", checks.stream().map(Sending::fields).toList())
                  .put("reply", mailed.words())
                  .put("raw", null),
              "Sent " + mailed.id() + " (" + mailed.words() + ")");
    }
    if (!sent) {
      terminal().say("newsloom: " + mailed.words());
    }
    return sent ? 0 : Failure.NETWORK;
  }
}
