package org.newsloom.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose NoCeM notices hide articles.
 *
 * @param on whether any do
 * @param newsgroups where notices are looked for
 * @param issuers who may hide, in the order in which they were chosen
 */
public record NocemSettings(boolean on, List<String> newsgroups, List<Issuer> issuers) {
  private static final int MOST = 100;

  /**
   * Somebody whose notices count.
   *
   * @param key the fingerprint of their key, in upper case without blanks
   * @param name what the person calls them
   * @param types the types of notices that count, in lower case; empty for all
   * @param on whether they count now
   */
  public record Issuer(String key, String name, List<String> types, boolean on) {
    /** Takes a copy of the list. */
    public Issuer {
      types = types.stream().map(type -> type.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /** Whether a notice of that type counts. */
    public boolean accepts(String type) {
      return on && (types.isEmpty() || types.contains(type.toLowerCase(Locale.ROOT)));
    }

    /** The same with one more type that counts. */
    public Issuer plus(String type) {
      List<String> more = new ArrayList<>(types);
      more.add(type);
      return new Issuer(key, name, more, on);
    }

    /** The same, switched on or off. */
    public Issuer switched(boolean wanted) {
      return new Issuer(key, name, types, wanted);
    }
  }

  /** What holds until the reader chooses. */
  public static final NocemSettings DEFAULTS =
      new NocemSettings(false, List.of("news.lists.filters"), List.of());

  /** The file {@code nocem.json}. */
  public static final SettingsArea<NocemSettings> AREA =
      new SettingsArea<>("nocem.json", NocemSettings::read, NocemSettings::write);

  /** Takes copies of the lists. */
  public NocemSettings {
    newsgroups = List.copyOf(newsgroups);
    issuers = List.copyOf(issuers);
  }

  /** A fingerprint as it is kept, however it was written; see {@link #isKey}. */
  public static String key(String written) {
    String plain = written.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
    return plain.startsWith("0X") ? plain.substring(2) : plain;
  }

  /** Whether it is a whole fingerprint; shorter numbers of keys can be made to measure. */
  public static boolean isKey(String key) {
    return key.matches("[0-9A-F]{40}|[0-9A-F]{64}");
  }

  /** Words that stand with commas or blanks between them. */
  public static List<String> words(String written) {
    return Stream.of(written.split("[\\s,]+", -1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** The same with an issuer in the place of the one with that key, or at the end. */
  public NocemSettings with(Issuer issuer) {
    List<Issuer> all = new ArrayList<>(issuers);
    int at = issuers.stream().map(Issuer::key).toList().indexOf(issuer.key());
    if (at < 0) {
      all.add(issuer);
    } else {
      all.set(at, issuer);
    }
    return new NocemSettings(on, newsgroups, all);
  }

  /** The same without the issuer with that key. */
  public NocemSettings without(String key) {
    return new NocemSettings(
        on, newsgroups, issuers.stream().filter(issuer -> !issuer.key().equals(key)).toList());
  }

  /** The same, switched on or off. */
  public NocemSettings switched(boolean wanted) {
    return new NocemSettings(wanted, newsgroups, issuers);
  }

  private static NocemSettings read(Values values) {
    return new NocemSettings(
        values.flag("on", DEFAULTS.on),
        words(values.text("newsgroups", String.join(" ", DEFAULTS.newsgroups))),
        values.objects("issuers").stream()
            .map(one ->
                new Issuer(
                    key(one.text("key", "")),
                    one.text("name", ""),
                    words(one.text("types", "")),
                    one.flag("on", true)))
            .filter(issuer -> isKey(issuer.key()))
            .limit(MOST)
            .toList());
  }

  private Map<String, Object> write() {
    return Map.of(
        "on",
        on,
        "newsgroups",
        String.join(" ", newsgroups),
        "issuers",
        issuers.stream().map(NocemSettings::written).collect(Collectors.toList()));
  }

  private static Map<String, Object> written(Issuer issuer) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("key", issuer.key());
    entry.put("name", issuer.name());
    entry.put("types", String.join(" ", issuer.types()));
    entry.put("on", issuer.on());
    return entry;
  }
}
