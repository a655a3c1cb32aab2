package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a person can ask for, with its words and usual keys. A command whose function is not
 * there in this window is not shown.
 */
public enum Command {
  NEW_POST(Menu.FILE, 0, "Post to newsgroup…", "Ctrl+N", "Ctrl+M"),
  DRAFTS(Menu.FILE, 0, "Drafts and outbox…", "Ctrl+D"),
  ADD_SERVER(Menu.FILE, 1, "Add a news server…"),
  SUBSCRIBE(Menu.FILE, 1, "Subscribe to newsgroups…", "Ctrl+L"),
  SAMPLE(Menu.FILE, 1, "Explore the sample newsgroups"),
  IMPORT(Menu.FILE, 2, "Import articles…"),
  EXPORT(Menu.FILE, 2, "Export articles…"),
  OFFLINE(Menu.FILE, 3, "Work offline"),
  SETTINGS(Menu.FILE, 4, "Settings…", "Ctrl+COMMA"),
  QUIT(Menu.FILE, 5, "Quit", "Ctrl+Q"),

  UNDO(Menu.EDIT, 0, "Undo", "Ctrl+Z"),
  COPY(Menu.EDIT, 1, "Copy", "Ctrl+C"),
  SELECT_ALL(Menu.EDIT, 1, "Select all", "Ctrl+A"),
  SEARCH(Menu.EDIT, 2, "Search everywhere", "Ctrl+K"),
  SEARCH_GROUP(Menu.EDIT, 2, "Search in this newsgroup", "Ctrl+Shift+L"),
  SEARCH_FORM(Menu.EDIT, 2, "Search by form…"),
  SEARCH_SERVER(Menu.EDIT, 2, "Search on the server…"),
  SAVE_SEARCH(Menu.EDIT, 2, "Save this search…"),
  FORGET_SEARCH(Menu.EDIT, 2, "Remove this saved search"),
  BEST_FIRST(Menu.EDIT, 2, "Best hits first"),
  HITS_BY_THREAD(Menu.EDIT, 2, "Hits by thread"),
  NEXT_HIT(Menu.EDIT, 2, "Next hit", "F4"),
  PREVIOUS_HIT(Menu.EDIT, 2, "Previous hit", "Shift+F4"),
  FILTER(Menu.EDIT, 2, "Filter this list", "SLASH", "Ctrl+Shift+F"),
  FIND(Menu.EDIT, 2, "Find in article", "Ctrl+F"),
  FIND_NEXT(Menu.EDIT, 2, "Find next", "F3", "Ctrl+G"),
  FIND_PREVIOUS(Menu.EDIT, 2, "Find previous", "Shift+F3", "Ctrl+Shift+G"),
  SCORE_RULES(Menu.EDIT, 3, "Scoring rules…"),

  LAYOUT_CLASSIC(Menu.VIEW, 0, "Article below the list"),
  LAYOUT_WIDE(Menu.VIEW, 0, "Article beside the list"),
  TOGGLE_ARTICLE(Menu.VIEW, 1, "Article pane", "F8"),
  CONVERSATION(Menu.VIEW, 1, "Whole thread as one text", "C"),
  ZOOM(Menu.VIEW, 1, "Article alone", "Z"),
  FULL_SCREEN(Menu.VIEW, 1, "Full screen", "F11"),
  FOCUS_GROUPS(Menu.VIEW, 2, "To the newsgroups", "Ctrl+DIGIT1"),
  FOCUS_THREADS(Menu.VIEW, 2, "To the threads", "Ctrl+DIGIT2"),
  FOCUS_ARTICLE(Menu.VIEW, 2, "To the article", "Ctrl+DIGIT3"),
  NEXT_PANE(Menu.VIEW, 2, "Next pane", "F6"),
  PREVIOUS_PANE(Menu.VIEW, 2, "Previous pane", "Shift+F6"),
  MONOSPACE(Menu.VIEW, 3, "Fixed width letters", "X"),
  EMPHASIS(Menu.VIEW, 3, "*Bold*, /italic/, _underlined_"),
  PREFER_HTML(Menu.VIEW, 3, "HTML rather than plain text"),
  ROT13(Menu.VIEW, 3, "ROT13", "Ctrl+Shift+X"),
  ENCODING(Menu.VIEW, 3, "Text encoding…"),
  FOLD_LONG_QUOTES(Menu.VIEW, 3, "Fold long quotes", "Q"),
  FOLD_INNER_QUOTES(Menu.VIEW, 3, "Fold quotes in quotes", "Shift+Q"),
  FOLD_ALL_QUOTES(Menu.VIEW, 3, "Fold all quotes"),
  BEST_SCORES(Menu.VIEW, 3, "Threads with the best scores first"),
  REPEATED_SUBJECTS(Menu.VIEW, 3, "Show repeated subjects"),
  SIZE_COLUMN(Menu.VIEW, 3, "Column of sizes"),
  SCORE_COLUMN(Menu.VIEW, 3, "Column of scores"),
  LARGER(
      Menu.VIEW, 5, "Larger letters", "Ctrl+PLUS", "Ctrl+EQUALS", "Ctrl+Shift+EQUALS", "Ctrl+ADD"),
  SMALLER(Menu.VIEW, 5, "Smaller letters", "Ctrl+MINUS", "Ctrl+SUBTRACT"),
  NORMAL_SIZE(Menu.VIEW, 5, "Normal letters", "Ctrl+DIGIT0", "Ctrl+NUMPAD0"),
  THEME_SYSTEM(Menu.VIEW, 5, "As the system"),
  THEME_LIGHT(Menu.VIEW, 5, "Light"),
  THEME_DARK(Menu.VIEW, 5, "Dark"),

  READ_ON(Menu.GO, 0, "Read on", "SPACE"),
  READ_BACK(Menu.GO, 0, "Page back", "Shift+SPACE", "BACK_SPACE"),
  NEXT_UNREAD(Menu.GO, 1, "Next unread article", "N"),
  PREVIOUS_UNREAD(Menu.GO, 1, "Previous unread article", "P"),
  NEXT_UNREAD_THREAD(Menu.GO, 1, "Next unread thread", "T"),
  NEXT_UNREAD_GROUP(Menu.GO, 1, "Next unread newsgroup", "G"),
  NEXT_ARTICLE(Menu.GO, 2, "Next article", "F"),
  PREVIOUS_ARTICLE(Menu.GO, 2, "Previous article", "B"),
  OPEN_ID(Menu.GO, 2, "Open by Message-ID…", "Ctrl+O"),
  PARENT(Menu.GO, 3, "What this answers", "U"),
  BACK(Menu.GO, 4, "Back from the search", "ESCAPE"),

  FETCH(Menu.GROUP, 0, "Get new articles", "F5"),
  FETCH_ALL(Menu.GROUP, 0, "Get new articles in all newsgroups", "Shift+F5"),
  FETCH_OLDER(Menu.GROUP, 0, "Get all older headers"),
  FETCH_BODIES(Menu.GROUP, 0, "Fetch all texts of this newsgroup"),
  CATCH_UP(Menu.GROUP, 1, "Catch up: mark all read", "Shift+C"),
  STATISTICS(Menu.GROUP, 2, "Statistics…"),
  KEEP(Menu.GROUP, 2, "Keep articles…"),
  GROUP_POSTING(Menu.GROUP, 2, "Posting in this newsgroup…"),
  UNSUBSCRIBE(Menu.GROUP, 2, "Unsubscribe"),
  TO_FOLDER(Menu.GROUP, 3, "Move to folder…", "V"),
  NEW_FOLDER(Menu.GROUP, 3, "New folder…"),
  FETCH_FOLDER(Menu.GROUP, 3, "Get new articles of this folder"),
  CATCH_UP_FOLDER(Menu.GROUP, 3, "Mark this folder read"),
  FILL_FOLDER(Menu.GROUP, 3, "Choose newsgroups of this folder…"),
  RENAME_FOLDER(Menu.GROUP, 3, "Rename this folder…"),
  FOLDER_UP(Menu.GROUP, 3, "Move this folder up"),
  FOLDER_DOWN(Menu.GROUP, 3, "Move this folder down"),
  REMOVE_FOLDER(Menu.GROUP, 3, "Remove this folder"),

  EXPAND_ALL(Menu.THREAD, 0, "Expand all threads", "Shift+MULTIPLY", "MULTIPLY"),
  COLLAPSE_ALL(Menu.THREAD, 0, "Collapse all threads", "DIVIDE", "BACK_SLASH"),
  THREAD_MAP(Menu.THREAD, 0, "Thread map", "Ctrl+T"),
  THREAD_READ(Menu.THREAD, 1, "Mark thread read", "R"),
  WATCH(Menu.THREAD, 2, "Watch thread", "W"),
  IGNORE(Menu.THREAD, 2, "Ignore thread", "K"),
  IGNORE_SUBTHREAD(Menu.THREAD, 2, "Ignore subthread", "Shift+K"),
  SPLIT_THREAD(Menu.THREAD, 3, "Begin a thread here"),
  JOIN_THREADS(Menu.THREAD, 3, "Join the selected threads"),
  WHOLE_THREAD(Menu.THREAD, 3, "Get the whole thread from the server", "Shift+U"),
  FETCH_SELECTED(Menu.THREAD, 3, "Fetch the texts of what is selected"),

  FOLLOWUP(Menu.ARTICLE, 0, "Followup to newsgroup…", "Ctrl+Shift+R"),
  REPLY(Menu.ARTICLE, 0, "Reply by e-mail…", "Ctrl+R"),
  TOGGLE_READ(Menu.ARTICLE, 1, "Mark read or unread", "M"),
  FLAG(Menu.ARTICLE, 1, "Flag", "S"),
  SCORE_LIKE(Menu.ARTICLE, 1, "Score articles like this…", "Ctrl+Shift+K"),
  JUNK(Menu.ARTICLE, 1, "This is junk", "J"),
  NOT_JUNK(Menu.ARTICLE, 1, "Not junk", "Shift+J"),
  SCORE_WHY(Menu.ARTICLE, 1, "Why this score?", "Ctrl+Shift+E"),
  ALL_HEADERS(Menu.ARTICLE, 2, "All headers", "H"),
  SOURCE(Menu.ARTICLE, 2, "Source", "Ctrl+U"),
  DETAILS(Menu.ARTICLE, 2, "Article details…", "Ctrl+I"),
  FIND_AUTHOR(Menu.ARTICLE, 2, "Find more by this author"),
  FIND_ACCOUNT(Menu.ARTICLE, 2, "Find more from this account"),
  FIND_SUBJECT(Menu.ARTICLE, 2, "Find this subject"),
  IN_BROWSER(Menu.ARTICLE, 2, "Open its HTML in the browser…"),
  IN_ARCHIVE(Menu.ARTICLE, 2, "Open in a public archive…"),
  PRINT(Menu.ARTICLE, 3, "Print…", "Ctrl+P"),
  SAVE_PDF(Menu.ARTICLE, 3, "Save as PDF…"),
  SAVE_ARTICLE(Menu.ARTICLE, 3, "Save article…", "Ctrl+S"),
  COPY_LINK(Menu.ARTICLE, 3, "Copy link to article"),
  COPY_ID(Menu.ARTICLE, 3, "Copy Message-ID"),
  SAVE_ATTACHMENTS(Menu.ARTICLE, 3, "Save all attachments…", "Ctrl+Shift+S"),
  CANCEL_ARTICLE(Menu.ARTICLE, 4, "Cancel article…"),
  SUPERSEDE(Menu.ARTICLE, 4, "Supersede article…"),

  SHORTCUTS(Menu.HELP, 0, "Keys", "F1", "Shift+SLASH"),
  CONNECTION_LOG(Menu.HELP, 0, "Connection log…"),
  ABOUT(Menu.HELP, 1, "About Newsloom");

  /** Where a command stands in the menu bar. */
  public enum Menu {
    FILE("_File"),
    EDIT("_Edit"),
    VIEW("_View"),
    GO("_Go"),
    GROUP("G_roup"),
    THREAD("_Thread"),
    ARTICLE("_Article"),
    HELP("_Help");

    private final String marked;

    Menu(String marked) {
      this.marked = marked;
    }

    /** Its title. */
    public String words() {
      return marked.replace("_", "");
    }

    /** Its title with a line before the letter that opens it, held with Alt. */
    String marked() {
      return marked;
    }
  }

  private final Menu menu;
  private final int section;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list of records
  private final List<Key> usualKeys;

  Command(Menu menu, int section, String words, String... keys) {
    this.menu = menu;
    this.section = section;
    this.words = words;
    this.usualKeys = Stream.of(keys).map(Key::parse).toList();
  }

  /** The menu it stands in. */
  public Menu menu() {
    return menu;
  }

  /** Commands of one section stand together between two lines. */
  public int section() {
    return section;
  }

  /** What menus, buttons and the overview of keys call it. */
  public String words() {
    return words;
  }

  /** The keys that run it unless the person chose others, see {@link Keymap}. */
  public List<Key> usualKeys() {
    return usualKeys;
  }

  /** What it is called in {@code keys.json}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command of that {@link #fileName}. */
  static Optional<Command> named(String fileName) {
    return Stream.of(values()).filter(it -> it.fileName().equals(fileName)).findFirst();
  }
}
