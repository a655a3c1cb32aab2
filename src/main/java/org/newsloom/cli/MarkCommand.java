package org.newsloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ReadingServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Marks articles. */
@Command(
    name = "mark",
    description = "Mark articles as read, unread, flagged, unflagged, junk or good.")
final class MarkCommand extends Base {
  enum As {
    READ,
    UNREAD,
    FLAGGED,
    UNFLAGGED,
    JUNK,
    GOOD
  }

  @Parameters(
      index = "0",
      paramLabel = "read|unread|flagged|unflagged|junk|good",
      description = "As what.")
  private As as = As.READ;

  @Parameters(index = "1..*", paramLabel = "ID", arity = "1..*", description = "Message-IDs.")
  private List<String> words = List.of();

  MarkCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    List<MessageId> ids = new ArrayList<>();
    for (String word : words) {
      ids.add(id(word));
    }
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      for (MessageId id : ids) {
        if (await(services.reading().threads().thread(id)).isEmpty()) {
          throw Failure.notFound(
              "The article " + id.shown() + " is in none of the fetched newsgroups.");
        }
      }
      for (MessageId id : ids) {
        boolean changed = mark(services.reading(), List.of(id)) > 0;
        cli()
            .print(
                new Fields().put("id", id).put("changed", changed),
                id + (changed ? ": done" : ": was so already"));
      }
    }
    return 0;
  }

  private long mark(ReadingServices reading, List<MessageId> ids) throws Exception {
    return await(
            switch (as) {
              case READ -> reading.marks().read(ids);
              case UNREAD -> reading.marks().unread(ids);
              case FLAGGED -> reading.marks().flag(ids);
              case UNFLAGGED -> reading.marks().unflag(ids);
              case JUNK -> reading.junk().junk(ids);
              case GOOD -> reading.junk().notJunk(ids);
            })
        .changed();
  }
}
