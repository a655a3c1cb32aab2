package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;

/** What the tests of the store say often. */
final class Profile {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String HOME = "home";
  static final GroupRef USA = new GroupRef(HOME, new Newsgroup("alt.politics.usa"));
  static final GroupRef MISC = new GroupRef(HOME, new Newsgroup("misc.test"));

  private Profile() {}

  /** Opens a profile and makes sure that the home server is known. */
  static Store open(Path folder) {
    Store store = Store.open(folder, new PlainDecoder(), CLOCK);
    if (!store.isReadOnly() && await(store.servers().find(HOME)).isEmpty()) {
      await(store.servers().save(server(HOME)));
    }
    return store;
  }

  static ServerRecord server(String name) {
    return new ServerRecord(
        name,
        "news.example.org",
        563,
        ServerRecord.Security.TLS,
        "ann",
        "keyring",
        2,
        Optional.empty());
  }

  /** The answer, or what went wrong, unwrapped. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  static MessageId id(String text) {
    return new MessageId(text);
  }

  /** Builds batches of overview lines. */
  static final class Lines {
    private final OverviewBatch.Builder builder = new OverviewBatch.Builder();
    private NumberRanges numbers = NumberRanges.EMPTY;

    Lines add(long number, String id, String subject, String... references) {
      return add(
          number,
          id,
          subject,
          "Ann <ann@example.org>",
          NOW.plusSeconds(number % 100_000),
          "",
          references);
    }

    Lines add(
        long number,
        String id,
        String subject,
        String from,
        Instant date,
        String xref,
        String... references) {
      row(number);
      field(Field.MESSAGE_ID, "<" + id + ">");
      field(Field.SUBJECT, subject);
      field(Field.FROM, from);
      field(Field.DATE, date.toString());
      field(Field.XREF, xref);
      field(Field.BYTES, "1234");
      field(Field.LINES, "12");
      StringBuilder ancestors = new StringBuilder();
      for (String reference : references) {
        ancestors.append(ancestors.isEmpty() ? "<" : " <").append(reference).append('>');
      }
      field(Field.REFERENCES, ancestors.toString());
      return this;
    }

    Lines row(long number) {
      builder.row(number);
      numbers = numbers.plus(NumberRanges.of(number, number));
      return this;
    }

    Lines field(Field field, String value) {
      byte[] octets = value.getBytes(StandardCharsets.UTF_8);
      builder.field(field, octets, 0, octets.length);
      return this;
    }

    OverviewBatch batch() {
      return builder.build();
    }

    CompletableFuture<AddedHeaders> send(Store store, GroupRef group) {
      return store.headers().addOverviews(group, builder.build(), numbers);
    }

    AddedHeaders into(Store store, GroupRef group) {
      return into(store, group, numbers);
    }

    AddedHeaders into(Store store, GroupRef group, NumberRanges fetched) {
      return await(store.headers().addOverviews(group, builder.build(), fetched));
    }
  }
}
