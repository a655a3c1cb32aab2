package org.newsloom.spelling;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.analysis.hunspell.SortingStrategy;
import org.apache.lucene.analysis.hunspell.TimeoutPolicy;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Spelling by Hunspell dictionaries, which are pairs of files such as {@code en_GB.aff} and {@code
 * en_GB.dic}. One dictionary is kept in memory, the one that was asked for last.
 */
public final class Spelling {
  /** Where systems keep dictionaries that all programs share. */
  public static final List<Path> OF_SYSTEM =
      List.of(Path.of("/usr/share/hunspell"), Path.of("/usr/share/myspell/dicts"));

  private static final String RULES = ".aff";
  private static final String WORDS = ".dic";
  private static final long MAX_FILE = 64_000_000;
  private static final int MAX_TEXT = 200_000;
  private static final int MAX_FOUND = 1_000;
  private static final int MAX_SUGGESTIONS = 7;
  private static final long SUGGESTION_MILLIS = 500;

  private final Path folder;
  private final List<Path> shared;
  private final Path ownWords;
  private final Jobs jobs;
  private final ReentrantLock loading = new ReentrantLock();
  private final Set<String> own = ConcurrentHashMap.newKeySet();
  private boolean ownRead;
  private Optional<Opened> opened = Optional.empty();

  /** A dictionary in memory. */
  private record Opened(String language, Dictionary dictionary) {}

  /**
   * Dictionaries of folders, none of which need be there.
   *
   * @param folder the person's own dictionaries, which go before the others
   * @param shared folders with further dictionaries, such as {@link #OF_SYSTEM}
   * @param ownWords the file of the person's own words, one a line; made with the first
   */
  public Spelling(Path folder, List<Path> shared, Path ownWords, Jobs jobs) {
    this.folder = folder;
    this.shared = shared;
    this.ownWords = ownWords;
    this.jobs = jobs;
  }

  /** Where the person puts dictionaries. */
  public Path folder() {
    return folder;
  }

  /** The names of the dictionaries that are here, such as {@code en_GB}, sorted. */
  public TaskFuture<List<String>> languages() {
    return jobs.submit("dictionaries", () -> List.copyOf(files().keySet()));
  }

  /**
   * The words of one's own text that are neither in the dictionary nor one's own, in their order; a
   * thousand at most, of the first 200,000 letters.
   */
  public TaskFuture<List<Misspelt>> check(String language, String text) {
    return jobs.submit("spelling", () -> checked(language, text));
  }

  /** What a word may be meant to be, the likeliest first. */
  public TaskFuture<List<String>> suggest(String language, String word) {
    return jobs.submit(
        "suggestions",
        () ->
            speller(language).suggest(word, SUGGESTION_MILLIS).stream()
                .distinct()
                .limit(MAX_SUGGESTIONS)
                .toList());
  }

  /** Makes a word one of the person's own. */
  public TaskFuture<Void> add(String word) {
    return jobs.submit(
        "own words",
        () -> {
          loading.lockInterruptibly();
          try {
            readOwn();
            if (own.add(word)) {
              Files.createDirectories(ownWords.toAbsolutePath().getParent());
              Files.writeString(
                  ownWords, word + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
          } finally {
            loading.unlock();
          }
          return null;
        });
  }

  private List<Misspelt> checked(String language, String text)
      throws IOException, InterruptedException {
    Hunspell speller = speller(language);
    Map<String, Boolean> seen = new HashMap<>();
    List<Misspelt> found = new ArrayList<>();
    String looked = text.substring(0, Math.min(text.length(), MAX_TEXT));
    for (Misspelt word : OwnText.words(looked)) {
      if (!seen.computeIfAbsent(word.word(), it -> isKnown(speller, it))) {
        found.add(word);
        if (found.size() >= MAX_FOUND) {
          break;
        }
      }
    }
    return List.copyOf(found);
  }

  private boolean isKnown(Hunspell speller, String word) {
    String plain = word.replace('’', '\'');
    return own.contains(word)
        || own.contains(word.toLowerCase(Locale.ROOT))
        || speller.spell(word)
        || (!plain.equals(word) && speller.spell(plain));
  }

  /** One for each job, since it is for one thread; the dictionary is shared. */
  private Hunspell speller(String language) throws IOException, InterruptedException {
    loading.lockInterruptibly();
    try {
      readOwn();
      Optional<Opened> at = opened.filter(it -> it.language().equals(language));
      Dictionary dictionary = at.isPresent() ? at.get().dictionary() : open(language);
      opened = Optional.of(new Opened(language, dictionary));
      return new Hunspell(
          dictionary,
          TimeoutPolicy.RETURN_PARTIAL_RESULT,
          () -> {
            if (Thread.currentThread().isInterrupted()) {
              throw new CancellationException("nobody waits for it any more");
            }
          });
    } finally {
      loading.unlock();
    }
  }

  private Dictionary open(String language) throws IOException {
    Path rules = files().get(language);
    if (rules == null) {
      throw new IOException("There is no dictionary " + language + " any more.");
    }
    Path words = wordsOf(rules);
    if (Files.size(rules) > MAX_FILE || Files.size(words) > MAX_FILE) {
      throw new IOException("The dictionary " + words + " is too large.");
    }
    try (InputStream affixes = new BufferedInputStream(Files.newInputStream(rules));
        InputStream stems = new BufferedInputStream(Files.newInputStream(words))) {
      return new Dictionary(affixes, List.of(stems), false, SortingStrategy.inMemory());
    } catch (ParseException | IOException | RuntimeException e) {
      // Files of anybody's: what is wrong in them comes as any kind of exception.
      throw new IOException("The dictionary " + words + " cannot be read.", e);
    }
  }

  /** By name; the person's own go before those of the system. */
  private Map<String, Path> files() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (Path place : Stream.concat(Stream.of(folder), shared.stream()).toList()) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          files
              .filter(file -> file.getFileName().toString().endsWith(RULES))
              .filter(file -> Files.isReadable(wordsOf(file)))
              .forEach(file -> found.putIfAbsent(name(file), file));
        }
      }
    }
    return found;
  }

  private static String name(Path rules) {
    String file = rules.getFileName().toString();
    return file.substring(0, file.length() - RULES.length());
  }

  private static Path wordsOf(Path rules) {
    return rules.resolveSibling(name(rules) + WORDS);
  }

  private void readOwn() throws IOException {
    if (!ownRead && Files.exists(ownWords) && Files.size(ownWords) <= MAX_FILE) {
      String text = new String(Files.readAllBytes(ownWords), StandardCharsets.UTF_8);
      text.lines().map(String::strip).filter(word -> !word.isEmpty()).forEach(own::add);
    }
    ownRead = true;
  }
}
