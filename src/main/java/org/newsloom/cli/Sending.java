package org.newsloom.cli;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.PostCheck;
import org.newsloom.post.PostChecks;
import org.newsloom.post.PostFile;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.GroupDirectory;
import org.newsloom.reading.ListedGroup;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.Moderators;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;
import picocli.CommandLine.Option;

/** What new posts, followups and replies share: the file, the checks, the sending. */
abstract class Sending extends Base {
  private static final Logger LOG = System.getLogger(Sending.class.getName());

  @Option(names = "--force", description = "Pass warnings; refusals stay refusals.")
  private boolean force;

  @Option(names = "--dry-run", description = "Send nothing; print what would be sent.")
  private boolean dryRun;

  Sending(Cli cli) {
    super(cli);
  }

  final boolean isForced() {
    return force;
  }

  final boolean isDryRun() {
    return dryRun;
  }

  /** A composition by who posts there, with what the file says put over it. */
  final Composition written(Workbench.Services services, Composition begun, PostFile file)
      throws Exception {
    boolean another = file.field("From").filter(from -> !from.isEmpty()).isPresent();
    List<ServerAccount> servers = await(services.reading().servers().all());
    // Mail needs no server: where it is open which one, none says who writes.
    String server = cli().server().orElse(servers.size() == 1 ? servers.getFirst().name() : "");
    List<Newsgroup> groups =
        file.field("Newsgroups").map(Newsgroup::parseList).orElse(begun.groups());
    Optional<Identity> identity =
        await(services.writers().of(server, groups, services.posting())).identity();
    return file.over(another ? begun : identity.map(who -> who.sign(begun)).orElse(begun));
  }

  /** Checks a composition and sends it, or says why not. */
  final int send(
      Workbench.Services services, Composition written, PostFile file, Attaching attaching)
      throws Exception {
    String server = server(services).name();
    AttachmentRules rules =
        attaching.rules(await(services.writers().attachmentRules(server, services.posting())));
    Composition composition = attaching.attachedTo(written, rules, terminal());
    KnownGroups known = known(services, server);
    List<PostCheck> checks =
        Stream.concat(
                file.checks(composition, known, rules).stream(),
                await(services.outbox().repetition(composition)).stream())
            .toList();
    boolean refused = PostChecks.isRefused(checks) || (!force && !dryRun && !checks.isEmpty());
    Fields checkList = new Fields().put("checks", checks.stream().map(Sending::fields).toList());
    if (refused) {
      return refuse(checks);
    }
    PostingStyle style = await(services.writers().style(server, composition, services.posting()));
    if (dryRun) {
      byte[] raw = await(services.outbox().preview(composition, style));
      if (cli().isJson()) {
        cli()
            .print(
                new Fields()
                    .put("id", new ArticleParser().parse(raw).id())
                    .put("state", "dry-run")
                    .putAll(checkList)
                    .put("reply", null)
                    .put("raw", raw),
                "");
      } else {
        checks.forEach(check -> terminal().say("newsloom: " + check.text()));
        write(raw, composition.attachments());
      }
      return 0;
    }
    Posted posted =
        await(
            cli().place().offline()
                ? services.outbox().queue(server, composition, style, OptionalLong.empty())
                : services.outbox().send(server, composition, style, OptionalLong.empty()));
    if (posted.state() == Posted.State.SENT) {
      bringBack(
          services,
          composition.groups().stream().map(group -> new ServerGroup(server, group)).toList());
    }
    cli()
        .print(
            new Fields()
                .put("id", posted.id())
                .put("state", posted.state().name().toLowerCase(Locale.ROOT))
                .putAll(checkList)
                .put("reply", posted.reply().isEmpty() ? null : posted.reply()),
            line(posted));
    if (posted.state() == Posted.State.SENT) {
      sayModerated(services, server, composition, known);
    }
    sayUnsent(posted);
    return exitCode(posted);
  }

  /** An article for a person to read; with files in yEnc it is no text, and goes out as it is. */
  private void write(byte[] raw, Attachments attachments) throws IOException {
    if (!attachments.isEmpty() && attachments.form() == Attachments.Form.YENC) {
      terminal().out().write(raw);
      cli().write("");
    } else {
      cli().write(new String(raw, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
  }

  /** Says why nothing is sent. */
  final int refuse(List<PostCheck> checks) {
    sayRefused(checks);
    if (cli().isJson()) {
      cli()
          .print(
              new Fields()
                  .put("id", null)
                  .put("state", "refused")
                  .put("checks", checks.stream().map(Sending::fields).toList())
                  .put("reply", null)
                  .put("raw", null),
              "");
    }
    return Failure.FAILED;
  }

  /** An article that may be cancelled or superseded; the checks say why another may not. */
  final Optional<Article> own(Workbench.Services services, MessageId id) throws Exception {
    if (await(services.outbox().octets(id)).isPresent()) {
      throw Failure.failed(
          id + " was not sent yet: newsloom outbox drop takes it out of the outbox.");
    }
    if (await(services.reading().articles().open(id)).isEmpty()) {
      throw Failure.notFound(
          "The article "
              + id
              + " is not in the cache, and the server does not have it (any more).");
    }
    return await(services.own().find(id));
  }

  /** With {@code --json}, where standard output is for machines, a person is told all the same. */
  private void sayUnsent(Posted posted) {
    if (cli().isJson() && exitCode(posted) != 0) {
      terminal().say("newsloom: " + line(posted));
    }
  }

  /** Says why nothing is sent, and how to send it where that is possible. */
  final void sayRefused(List<PostCheck> checks) {
    checks.forEach(check -> terminal().say("newsloom: " + check.text() + hint(check)));
    if (!PostChecks.isRefused(checks)) {
      terminal().say("newsloom: Nothing was sent. With --force it is sent all the same.");
    }
  }

  private static String hint(PostCheck check) {
    return switch (check.code()) {
      case "no-identity" ->
          " Here: newsloom identity set --name N --address A, or a From line in the file.";
      case "attachment-not-allowed" -> " Here: --allow-attachment allows it for this article.";
      default -> "";
    };
  }

  /**
   * Fetches what is new in the groups that were posted to, so that list, thread and search show the
   * article at once. Only groups that were fetched before: nobody asked for the others.
   */
  static void bringBack(Workbench.Services services, Collection<ServerGroup> groups)
      throws Exception {
    for (ServerGroup group : groups) {
      if (await(services.reading().newsgroups().counts(group)).fetched()) {
        try {
          await(services.reading().fetching().headers(group, new FetchRange.Newer()));
        } catch (ServerProblemException e) {
          // It was posted, that is what counts; the next fetch brings it.
          LOG.log(Level.DEBUG, "What was posted to {0} is not listed yet: {1}", group, e);
        }
      }
    }
    services.finishIndexing();
  }

  /** 0 for what was sent or waits because the person works offline. */
  static int exitCode(Posted posted) {
    return switch (posted.state()) {
      case SENT -> 0;
      case REFUSED -> Failure.REFUSED;
      case QUEUED -> posted.problem().map(problem -> problem.kind().blame().exitCode()).orElse(0);
    };
  }

  static String line(Posted posted) {
    return switch (posted.state()) {
      case SENT -> "Posted " + posted.id() + " (" + posted.reply() + ")";
      case REFUSED ->
          "The server refused "
              + posted.id()
              + " ("
              + posted.reply()
              + ")."
              + posted.advice().map(it -> " " + it.text()).orElse("")
              + " It is kept in the outbox until you drop it: newsloom outbox drop ID.";
      case QUEUED ->
          posted.id()
              + " waits in the outbox: newsloom outbox send sends it."
              + (posted.reply().isEmpty() ? "" : " " + posted.reply())
              + (isServerGone(posted)
                  ? " newsloom outbox move ID NAME gives it to another server."
                  : "");
    };
  }

  private static boolean isServerGone(Posted posted) {
    return posted
        .problem()
        .filter(problem -> problem.kind() == ServerProblem.Kind.NO_SUCH_SERVER)
        .isPresent();
  }

  static Fields fields(PostCheck check) {
    return new Fields()
        .put("level", check.level().name().toLowerCase(Locale.ROOT))
        .put("code", check.code())
        .put("text", check.text());
  }

  /** What was posted is not there at once: somebody reads it first, and the server knows who. */
  private void sayModerated(
      Workbench.Services services, String server, Composition composition, KnownGroups known)
      throws Exception {
    List<Newsgroup> moderated =
        composition.groups().stream()
            .filter(group -> known.of(group) == KnownGroups.Standing.MODERATED)
            .toList();
    if (moderated.isEmpty()) {
      return;
    }
    Moderators moderators = await(services.reading().newsgroups().moderators(server));
    for (Newsgroup group : moderated) {
      terminal()
          .say(
              "newsloom: "
                  + group
                  + " is moderated: the article goes to its moderator first"
                  + moderators.address(group).map(address -> ", " + address).orElse("")
                  + ".");
    }
  }

  /** What the list of groups says; everything is let through where there is no list yet. */
  private static KnownGroups known(Workbench.Services services, String server) throws Exception {
    GroupDirectory directory = await(services.reading().newsgroups().directory(server));
    if (directory.size() == 0) {
      return KnownGroups.any();
    }
    Map<Newsgroup, String> statuses = new HashMap<>();
    for (ListedGroup group : directory.matching(Wildmat.of("*"))) {
      statuses.put(group.group().group(), group.status());
    }
    return group -> {
      String status = statuses.get(group);
      if (status == null) {
        return KnownGroups.Standing.UNKNOWN;
      }
      return switch (status) {
        case "n", "x", "j" -> KnownGroups.Standing.READ_ONLY;
        case "m" -> KnownGroups.Standing.MODERATED;
        default -> KnownGroups.Standing.OPEN;
      };
    };
  }
}
