package org.newsloom.share;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.share.Ledger.Choice;
import org.newsloom.share.Ledger.Kind;
import org.newsloom.share.Ledger.Numbered;
import org.newsloom.share.Ledger.Numbering;
import org.newsloom.share.Memory.Own;
import org.newsloom.store.GroupRef;
import org.newsloom.store.StateExchange;
import org.newsloom.store.StateExchange.Wanted;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadMark;
import org.newsloom.task.Waiting;

/**
 * One exchange between a profile and the ledger. What differs from the ledger was done here since
 * the last time and is noted with the present time; then what others did later is done here too.
 */
final class Exchange {
  private static final Set<Integer> NEWS_PORTS = Set.of(119, 563);

  private final Store store;
  private final Memory memory;
  private final Ledger others;
  private final long now;

  /** The servers of this profile, by host and port. */
  private final Map<String, StateExchange.Place> places = new LinkedHashMap<>();

  private final Map<String, String> keys = new HashMap<>();

  /**
   * Prepares one.
   *
   * @param others what the other machines know
   * @param millis the time by this machine's clock
   */
  Exchange(Store store, Memory memory, Ledger others, long millis) {
    this.store = store;
    this.memory = memory;
    this.others = others;
    // Later than all that was known when it was done, even where a clock is wrong; not later than
    // what is only learnt now, of which the clocks must tell.
    this.now =
        Math.min(
            Ledger.LAST,
            Math.max(Math.max(millis, Ledger.BEFORE + 1), memory.ledger().newest() + 1));
  }

  /** Does it; the memory is then to be kept. */
  void run() throws InterruptedException {
    for (StateExchange.Place place : Waiting.on(store.exchange().servers())) {
      server(place.host(), place.port())
          .ifPresent(key -> {
            if (places.putIfAbsent(key, place) == null) {
              keys.put(place.name(), key);
            }
          });
    }
    for (StateExchange.Numbered group : Waiting.on(store.exchange().numbered())) {
      String key = keys.get(group.group().server());
      if (key != null) {
        numbers(key, group);
      }
    }
    flags();
    threads();
    subscriptions();
    memory.ledger().add(others);
    memory.noted();
  }

  /**
   * What is the same server on all machines; empty for one that is another on each of them. The two
   * ports of news lead to the same server.
   */
  static Optional<String> server(String host, int port) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean own =
        name.equals("localhost")
            || name.endsWith(".localhost")
            || name.startsWith("127.")
            || name.equals("::1")
            || name.equals("[::1]");
    String key = name + ":" + (NEWS_PORTS.contains(port) ? 119 : port);
    return own || !LedgerFile.isServer(key) ? Optional.empty() : Optional.of(key);
  }

  // Numbers

  private void numbers(String server, StateExchange.Numbered group) throws InterruptedException {
    String name = group.group().group().name();
    Own own = new Own(group.serverId(), server, name, group.numbering());
    Numbering ours = new Numbering(server, name, tag(own));
    Map<String, Boolean> tags = memory.tags(own);
    boolean met = tags.containsKey(ours.tag());
    MarkHistory base = marks(tags, memory.ledger(), server, name);
    tags.put(ours.tag(), true);
    witness(group, ours);
    recognise(group, tags, server, name);
    MarkHistory theirs =
        marks(tags, memory.ledger(), server, name).plus(marks(tags, others, server, name));
    long time = memory.isNew() || (!met && group.numbering() > 0) ? Ledger.BEFORE : now;
    Step step = new Step(base, theirs, time);
    Wanted wanted = step.apply(group.read());
    if (!wanted.read().isEmpty() || !wanted.unread().isEmpty()) {
      boolean done = Waiting.on(store.exchange().marks(group.group(), group.numbering(), step));
      if (!done) {
        return;
      }
    }
    if (!step.found.isEmpty()) {
      memory.ledger().add(ours, new Numbered(step.found, Witnesses.NONE));
    }
  }

  /** Compares what is read with what was. */
  private static final class Step implements Function<NumberRanges, Wanted> {
    private final MarkHistory base;
    private final MarkHistory theirs;
    private final long time;

    /** What was done here. */
    MarkHistory found = MarkHistory.EMPTY;

    Step(MarkHistory base, MarkHistory theirs, long time) {
      this.base = base;
      this.theirs = theirs;
      this.time = time;
    }

    @Override
    public Wanted apply(NumberRanges read) {
      NumberRanges before = base.read();
      found =
          MarkHistory.of(read.minus(before), true, time)
              .plus(MarkHistory.of(before.minus(read), false, time));
      MarkHistory all = theirs.plus(found);
      NumberRanges unread = all.unread();
      return new Wanted(all.read().minus(read), unread.minus(unread.minus(read)));
    }
  }

  private String tag(Own own) {
    String text =
        String.join(
            " ",
            memory.machine(),
            String.valueOf(own.serverId()),
            own.server(),
            own.group(),
            String.valueOf(own.numbering()));
    return SharedFolder.digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static MarkHistory marks(
      Map<String, Boolean> tags, Ledger ledger, String server, String group) {
    MarkHistory marks = MarkHistory.EMPTY;
    for (Map.Entry<String, Boolean> tag : tags.entrySet()) {
      if (tag.getValue()) {
        marks = marks.plus(ledger.numbered(new Numbering(server, group, tag.getKey())).marks());
      }
    }
    return marks;
  }

  /** Notes articles by which others recognise the numbering. */
  private void witness(StateExchange.Numbered group, Numbering ours) throws InterruptedException {
    List<Long> numbers = Witnesses.numbers(group.present());
    Witnesses known = memory.ledger().numbered(ours).witnesses();
    if (!known.hashes().keySet().containsAll(numbers)) {
      Witnesses witnesses = Witnesses.of(Waiting.on(store.headers().ids(group.group(), numbers)));
      memory.ledger().add(ours, new Numbered(MarkHistory.EMPTY, witnesses));
    }
  }

  /** Looks whether what is not known yet is about this numbering. */
  private void recognise(
      StateExchange.Numbered group, Map<String, Boolean> tags, String server, String name)
      throws InterruptedException {
    Map<Numbering, Numbered> candidates = new HashMap<>();
    for (Ledger ledger : List.of(memory.ledger(), others)) {
      ledger
          .numberings()
          .forEach((numbering, known) -> {
            if (numbering.server().equals(server)
                && numbering.group().equals(name)
                && !tags.containsKey(numbering.tag())) {
              candidates.merge(numbering, known, Numbered::plus);
            }
          });
    }
    if (candidates.isEmpty()) {
      return;
    }
    List<Long> numbers =
        candidates.values().stream()
            .flatMap(known -> known.witnesses().hashes().keySet().stream())
            .filter(group.present()::contains)
            .distinct()
            .toList();
    Map<Long, MessageId> here =
        numbers.isEmpty() ? Map.of() : Waiting.on(store.headers().ids(group.group(), numbers));
    candidates.forEach((numbering, known) -> {
      switch (known.witnesses().compare(here)) {
        case SAME -> tags.put(numbering.tag(), true);
        case OTHER -> tags.put(numbering.tag(), false);
        case UNKNOWN -> {
          // A server that begins anew begins low: where it is as far here as it was there, it has
          // not. Where it is not, more must come in first.
          long highest =
              known.witnesses().highest() > 0
                  ? known.witnesses().highest()
                  : known.marks().highest();
          if (highest > 0 && group.high() >= highest) {
            tags.put(numbering.tag(), true);
          }
        }
      }
    });
  }

  // Flags, threads, subscriptions

  private void flags() throws InterruptedException {
    Waiting.on(
        store
            .exchange()
            .flags(flagged -> {
              Map<String, Choice> here = new HashMap<>();
              flagged.forEach(
                  (id, since) -> here.put(id.text(), new Choice(before(since), Ledger.FLAGGED)));
              Map<MessageId, Boolean> wanted = new HashMap<>();
              changes(Kind.FLAG, here, new HashSet<>(memory.ledger().choices(Kind.FLAG).keySet()))
                  .forEach(
                      (id, mark) -> wanted.put(new MessageId(id), mark.equals(Ledger.FLAGGED)));
              return wanted;
            }));
  }

  private void threads() throws InterruptedException {
    Waiting.on(
        store
            .exchange()
            .threads(marked -> {
              Map<String, Choice> here = new HashMap<>();
              marked.forEach((id, mark) ->
                  here.put(
                      id.text(),
                      new Choice(
                          before(mark.since()),
                          mark.mark() == ThreadMark.WATCHED ? Ledger.WATCHED : Ledger.IGNORED)));
              Map<MessageId, Optional<ThreadMark>> wanted = new HashMap<>();
              changes(
                      Kind.THREAD,
                      here,
                      new HashSet<>(memory.ledger().choices(Kind.THREAD).keySet()))
                  .forEach((id, mark) -> wanted.put(new MessageId(id), threadMark(mark)));
              return wanted;
            }));
  }

  private static Optional<ThreadMark> threadMark(String mark) {
    return switch (mark) {
      case Ledger.WATCHED -> Optional.of(ThreadMark.WATCHED);
      case Ledger.IGNORED -> Optional.of(ThreadMark.IGNORED);
      default -> Optional.empty();
    };
  }

  private void subscriptions() throws InterruptedException {
    Set<String> met = new HashSet<>();
    places.forEach((key, place) -> {
      if (!memory.meet(place.id())) {
        met.add(key);
      }
    });
    Waiting.on(
        store
            .exchange()
            .subscriptions(subscribed -> {
              Map<String, Choice> here = new LinkedHashMap<>();
              for (GroupRef group : subscribed) {
                String key = keys.get(group.server());
                if (key != null) {
                  here.put(
                      key + " " + group.group().name(),
                      new Choice(Ledger.BEFORE, Ledger.SUBSCRIBED));
                }
              }
              // What others read on a server that is new here was not unsubscribed here.
              Set<String> base = new HashSet<>();
              for (String thing : memory.ledger().choices(Kind.SUBSCRIPTION).keySet()) {
                if (met.contains(serverOf(thing))) {
                  base.add(thing);
                }
              }
              Map<GroupRef, Boolean> wanted = new LinkedHashMap<>();
              changes(Kind.SUBSCRIPTION, here, base)
                  .forEach((thing, mark) ->
                      group(thing)
                          .ifPresent(group -> wanted.put(group, mark.equals(Ledger.SUBSCRIBED))));
              return wanted;
            }));
  }

  private static String serverOf(String thing) {
    return thing.substring(0, thing.indexOf(' '));
  }

  private Optional<GroupRef> group(String thing) {
    return Optional.ofNullable(places.get(serverOf(thing)))
        .flatMap(place ->
            Newsgroup.parse(thing.substring(thing.indexOf(' ') + 1))
                .map(group -> new GroupRef(place.name(), group)));
  }

  /** The time of what was done before it was noted, not later than now. */
  private long before(long seconds) {
    return Math.clamp(seconds, 0, now / 1_000) * 1_000 + Ledger.BEFORE;
  }

  /**
   * Notes what was done here, and tells what is to be done.
   *
   * @param here how things are marked, and since when as far as that is known
   * @param base those things that were as the ledger says at the last exchange
   */
  private Map<String, String> changes(Kind kind, Map<String, Choice> here, Set<String> base) {
    Map<String, Choice> known = memory.ledger().choices(kind);
    List<String> gone = new ArrayList<>();
    for (String thing : base) {
      Choice before = known.get(thing);
      if (before != null && !before.mark().equals(Ledger.NOT) && !here.containsKey(thing)) {
        gone.add(thing);
      }
    }
    here.forEach((thing, choice) -> {
      Choice before = base.contains(thing) ? known.get(thing) : null;
      if (before == null) {
        long time = kind == Kind.SUBSCRIPTION && !memory.isNew() ? now : choice.time();
        memory.ledger().add(kind, thing, new Choice(Math.min(now, time), choice.mark()));
      } else if (!before.mark().equals(choice.mark())) {
        memory.ledger().add(kind, thing, new Choice(now, choice.mark()));
      }
    });
    gone.forEach(thing -> memory.ledger().add(kind, thing, new Choice(now, Ledger.NOT)));
    Map<String, String> wanted = new HashMap<>();
    for (Ledger ledger : List.of(memory.ledger(), others)) {
      ledger
          .choices(kind)
          .keySet()
          .forEach(thing -> {
            String mark = latest(kind, thing);
            Choice at = here.get(thing);
            if (!mark.equals(at == null ? Ledger.NOT : at.mark())) {
              wanted.put(thing, mark);
            }
          });
    }
    return wanted;
  }

  private String latest(Kind kind, String thing) {
    Choice mine = memory.ledger().choices(kind).get(thing);
    Choice theirs = others.choices(kind).get(thing);
    return mine == null
        ? theirs == null ? Ledger.NOT : theirs.mark()
        : theirs == null ? mine.mark() : mine.or(theirs).mark();
  }
}
