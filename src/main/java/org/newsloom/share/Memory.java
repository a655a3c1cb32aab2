package org.newsloom.share;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What this machine knows of the exchange: the ledger, which entries of it are about its own
 * numberings, and what it wrote last. Kept in the user's file, beside the marks.
 */
final class Memory {
  private static final Logger LOG = System.getLogger(Memory.class.getName());
  private static final String BOUND = "bound ";
  private static final String WROTE = "wrote ";
  private static final String CONTENT = "content ";
  private static final String MET = "met ";

  /** A numbering of this profile. */
  record Own(long serverId, String server, String group, long numbering) {}

  private String machine;
  private final Ledger ledger;

  /** Tags that are about the same numbering (true) or about another one. */
  private final Map<Own, Map<String, Boolean>> bound = new HashMap<>();

  /** Servers whose subscriptions were exchanged. */
  private final Set<Long> met = new TreeSet<>();

  /** Digests of files that this machine wrote: the last one, and one that may not have come off. */
  private Set<String> wrote = new LinkedHashSet<>();

  /** The digest of what the last one said, the time left out. */
  private String content = "";

  private boolean isNew;

  private Memory(String machine, Ledger ledger, boolean isNew) {
    this.machine = machine;
    this.ledger = ledger;
    this.isNew = isNew;
  }

  /** Reads what was kept; begins anew where nothing was, or nothing that can be read. */
  static Memory of(Optional<byte[]> octets, RandomGenerator random) {
    if (octets.isPresent()) {
      try {
        LedgerFile file = LedgerFile.read(new ByteArrayInputStream(octets.get()));
        Memory memory = new Memory(file.machine(), file.ledger(), false);
        file.notes().forEach(memory::take);
        return memory;
      } catch (IOException e) {
        LOG.log(Level.WARNING, "What was exchanged with other machines is not known any more", e);
      }
    }
    return new Memory(randomName(random), new Ledger(), true);
  }

  private static String randomName(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  private void take(String note) {
    String[] words = note.split(" ", -1);
    if (note.startsWith(BOUND) && words.length == 7) {
      bound
          .computeIfAbsent(
              new Own(Long.parseLong(words[1]), words[2], words[3], Long.parseLong(words[4])),
              any -> new TreeMap<>())
          .put(words[5], words[6].equals("same"));
    } else if (note.startsWith(WROTE)) {
      wrote.add(words[1]);
    } else if (note.startsWith(CONTENT)) {
      content = words[1];
    } else if (note.startsWith(MET)) {
      met.add(Long.parseLong(words[1]));
    }
  }

  byte[] octets() throws IOException {
    List<String> notes = new ArrayList<>();
    bound.forEach((own, tags) ->
        tags.forEach((tag, same) ->
            notes.add(
                BOUND
                    + own.serverId()
                    + " "
                    + own.server()
                    + " "
                    + own.group()
                    + " "
                    + own.numbering()
                    + " "
                    + tag
                    + " "
                    + (same ? "same" : "other"))));
    wrote.forEach(digest -> notes.add(WROTE + digest));
    met.forEach(server -> notes.add(MET + server));
    if (!content.isEmpty()) {
      notes.add(CONTENT + content);
    }
    return new LedgerFile(machine, "", 0, ledger, notes).octets();
  }

  /** Who this machine is to others: 16 hexadecimal digits. */
  String machine() {
    return machine;
  }

  /** Another machine has our name, since a profile was copied: this one takes a new one. */
  void rename(RandomGenerator random) {
    machine = randomName(random);
    wrote = new LinkedHashSet<>();
    content = "";
  }

  Ledger ledger() {
    return ledger;
  }

  /** Whether nothing was ever noted: what there is was done at times that nobody knows. */
  boolean isNew() {
    return isNew;
  }

  void noted() {
    isNew = false;
  }

  /** The tags that are known to be about the numbering, or not. */
  Map<String, Boolean> tags(Own own) {
    return bound.computeIfAbsent(own, any -> new TreeMap<>());
  }

  /** Whether the server's subscriptions are exchanged from now on for the first time. */
  boolean meet(long server) {
    return met.add(server);
  }

  boolean isOurs(String digest) {
    return wrote.contains(digest);
  }

  String content() {
    return content;
  }

  /** A file with that digest is about to be written; the one before may stay instead. */
  void writing(String digest, String said) {
    String before = wrote.isEmpty() ? digest : List.copyOf(wrote).getLast();
    wrote = new LinkedHashSet<>(List.of(before));
    wrote.add(digest);
    content = said;
  }
}
