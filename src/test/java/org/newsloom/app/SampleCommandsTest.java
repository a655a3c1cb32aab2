package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Shell.Result;

/** The commands on the sample newsgroups, field by field of docs/command-line.md. */
class SampleCommandsTest {
  private static final String USA = "alt.politics.usa";
  private static final String MISSION = "<mission-1@newsgrouper.org.invalid>";
  private static final List<String> ROW =
      List.of(
          "id",
          "number",
          "group",
          "newsgroups",
          "subject",
          "from",
          "date",
          "parent",
          "root",
          "depth",
          "missing",
          "score",
          "read",
          "flagged",
          "lines",
          "bytes");

  @TempDir static Path folder;

  private static Shell shell;

  @BeforeAll
  static void explore() {
    shell = Shell.ofSample(folder);
  }

  @Test
  void listHasTheFieldsOfTheContract() {
    Result result = shell.done("list", USA, "--json");
    assertThat(result.fields()).isEqualTo(ROW);
    assertThat(result.json())
        .filteredOn(row -> MISSION.equals(row.get("id")))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry(
                    "subject",
                    "From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen in AI Power Shift")
                .containsEntry(
                    "from",
                    Map.of("name", "TikTok fan", "address", "user11874@newsgrouper.org.invalid"))
                .containsEntry("date", "2025-12-12T05:18:09Z")
                .containsEntry("newsgroups", List.of(USA))
                .containsEntry("parent", null)
                .containsEntry("root", MISSION)
                .containsEntry("depth", 0)
                .containsEntry("missing", false)
                .containsEntry("score", null)
                .hasEntrySatisfying("lines", lines -> assertThat((Integer) lines).isPositive())
                .hasEntrySatisfying("bytes", bytes -> assertThat((Integer) bytes).isPositive()));
  }

  @Test
  void listIsNewestFirstAndLimited() {
    List<Object> dates = shell.done("list", USA, "--json").all("date");
    List<String> known = dates.stream().map(String::valueOf).toList();
    assertThat(known).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(shell.json("list", USA, "--limit", "3")).hasSize(3);
    assertThat(shell.json("list", USA, "--limit", "0")).isEmpty();
    assertThat(shell.run("list", USA, "--limit", "-1").code()).isEqualTo(2);
  }

  @Test
  void threadsAreListedDepthFirst() {
    List<Map<String, Object>> rows = shell.json("list", USA, "--threads");
    int depth = -1;
    for (Map<String, Object> row : rows) {
      if (Boolean.FALSE.equals(row.get("missing"))) {
        int here = (Integer) row.get("depth");
        assertThat(here).isLessThanOrEqualTo(depth + 1);
        depth = here;
      } else {
        depth = Math.max(depth, 0);
      }
    }
    assertThat(rows).anySatisfy(row -> assertThat(row.get("depth")).isEqualTo(3));
  }

  @Test
  void aGroupNeverFetchedIsNotFound() {
    Result result = shell.run("list", "no.such.group");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.said()).hasSize(1);
    assertThat(shell.run("list", "not a group").code()).isEqualTo(2);
    assertThat(shell.run("catchup", "no.such.group").code()).isEqualTo(3);
  }

  @Test
  void showHasTheFieldsOfTheContract() {
    Result result = shell.done("show", MISSION, "--json");
    assertThat(result.fields())
        .containsExactly(
            "id",
            "subject",
            "from",
            "date",
            "newsgroups",
            "followupTo",
            "references",
            "headers",
            "text",
            "html",
            "flowed",
            "charset",
            "parts",
            "defects",
            "signature");
    assertThat(result.one().get("text").toString()).contains("Qwen", "无奈");
  }

  @Test
  void anIdNeedsNoBrackets() {
    assertThat(shell.done("show", MISSION.substring(1, MISSION.length() - 1), "--json").out())
        .isEqualTo(shell.done("--json", "show", MISSION).out());
  }

  @Test
  void optionsStandBeforeOrAfterTheCommand() {
    assertThat(shell.done("--json", "list", USA, "--limit", "1").out())
        .isEqualTo(shell.done("list", "--limit", "1", "--json", USA).out());
  }

  @Test
  void showHeadersPrintsAllFieldsDecoded() {
    assertThat(shell.done("show", "--headers", MISSION).out())
        .contains("Message-ID: " + MISSION + "\n")
        .contains("Subject: From Arrogance")
        .doesNotContain("\n\n");
  }

  @Test
  void showRawGivesTheOctets() throws Exception {
    byte[] raw = shell.done("show", "--raw", MISSION).octets();
    String text = new String(raw, StandardCharsets.UTF_8);
    assertThat(text).contains("\r\n\r\n").contains("Message-ID: " + MISSION + "\r\n");
    assertThat(shell.done("show", "--raw", MISSION, "--out", "raw.eml", "--json").one())
        .containsEntry("out", "raw.eml")
        .containsEntry("size", raw.length);
    assertThat(Files.readAllBytes(folder.resolve("raw.eml"))).isEqualTo(raw);
    Result again = shell.run("show", "--raw", MISSION, "--out", "raw.eml");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.said()).hasSize(1);
    assertThat(
            Base64.getDecoder()
                .decode(shell.done("show", "--raw", MISSION, "--json").one().get("raw").toString()))
        .isEqualTo(raw);
  }

  @Test
  void whatIsShownIsWrittenToAFile() throws Exception {
    assertThat(shell.done("show", MISSION, "--out", "shown.txt").out())
        .matches("\\d,\\d{3} octets written to shown.txt.\\n");
    assertThat(Files.readString(folder.resolve("shown.txt")))
        .isEqualTo(shell.done("show", MISSION).out());
    shell.done("show", "--headers", MISSION, "--out", "headers.txt", "--json");
    assertThat(Files.readString(folder.resolve("headers.txt")))
        .isEqualTo(shell.done("show", "--headers", MISSION).out());
    Result again = shell.run("show", MISSION, "--out", "headers.txt");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.said()).singleElement().asString().contains("is there already");
    Result nowhere = shell.run("show", MISSION, "--out", "no/such/folder");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.said()).singleElement().asString().contains("There is no folder");
  }

  @Test
  void showPartGivesOneDecodedPart() {
    Map<?, ?> part =
        (Map<?, ?>) ((List<?>) shell.done("show", MISSION, "--json").one().get("parts")).getFirst();
    Result result = shell.done("show", MISSION, "--part", part.get("path").toString());
    assertThat(result.octets()).hasSize((Integer) part.get("size"));
    assertThat(shell.run("show", MISSION, "--part", "9.9").code()).isEqualTo(3);
    assertThat(shell.run("show", MISSION, "--part", "1", "--raw").code()).isEqualTo(2);
  }

  @Test
  void anArticleThatIsNowhereIsNotFound() {
    for (List<String> words :
        List.of(
            List.of("show", "<nowhere@example.org>"),
            List.of("show", "--raw", "<nowhere@example.org>"),
            List.of("thread", "<nowhere@example.org>"),
            List.of("thread", "--complete", "<nowhere@example.org>"),
            List.of("mark", "read", "<nowhere@example.org>"),
            List.of("outbox", "drop", "<nowhere@example.org>"))) {
      Result result = shell.run(words.toArray(String[]::new));
      assertThat(result.code()).as("%s", words).isEqualTo(3);
      assertThat(result.said()).as("%s", words).hasSize(1);
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void aThreadIsWhole() {
    List<Map<String, Object>> whole = shell.json("thread", MISSION);
    assertThat(whole).hasSizeGreaterThan(10);
    assertThat(whole.getFirst()).containsEntry("id", MISSION).containsEntry("depth", 0);
    Object last = whole.getLast().get("id");
    assertThat(shell.json("thread", String.valueOf(last))).isEqualTo(whole);
    assertThat(List.copyOf(whole.getFirst().keySet())).isEqualTo(ROW);
  }

  @Test
  void completeThreadsGoThroughTheServer() {
    assertThat(shell.json("thread", "--complete", MISSION))
        .isEqualTo(shell.json("thread", MISSION));
  }

  @Test
  void searchFindsSubjectsAndBodies() {
    Result result = shell.done("search", "Qwen", "--json");
    assertThat(result.fields()).hasSize(17).endsWith("snippet").startsWith("id", "number");
    assertThat(result.all("id")).contains(MISSION).doesNotHaveDuplicates();
    assertThat(shell.done("search", "无奈", "--json").all("id")).contains(MISSION);
    assertThat(shell.json("search", "Qwen", "--limit", "2")).hasSize(2);
    assertThat(shell.done("search", "Qwen", "--best", "--json").all("id"))
        .containsExactlyInAnyOrderElementsOf(result.all("id"));
  }

  @Test
  void wordsThatSearchIsToLeaveOutAreNoOptions() {
    assertThat(shell.done("search", "subject:arrogance", "-from:TikTok", "--json").all("id"))
        .isNotEmpty()
        .doesNotContain(MISSION);
    assertThat(shell.run("search", "arrogance", "--limt", "2").code()).isEqualTo(2);
  }

  @Test
  void searchOnTheServerFindsWhatWasNeverFetched() {
    String group = "comp.lang.java.programmer";
    Result result = shell.done("search", "--on-server", "--group", "cn.comp.ai", "qwen", "--json");
    assertThat(result.all("id")).isNotEmpty();
    assertThat(
            shell
                .done("search", "--on-server", "--group", "cn.comp.ai", "--last", "1", "a.b.c.d")
                .out())
        .isEmpty();
    assertThat(shell.run("search", "--on-server", "qwen").code()).isEqualTo(2);
    assertThat(shell.run("search", "--group", group, "qwen").code()).isEqualTo(2);
    assertThat(
            shell.run("search", "--on-server", "--group", group, "--field", "a b", "qwen").code())
        .isEqualTo(2);
    assertThat(shell.run("search", "--on-server", "--group", "no.such.group", "qwen").code())
        .isEqualTo(3);
  }

  @Test
  void aConditionThatCannotBeReadIsToldOf() {
    for (String condition : List.of("before:notadate", "after:2020-02-30")) {
      Result result = shell.run("search", condition, "--json");
      assertThat(result.code()).isZero();
      assertThat(result.said()).singleElement().asString().contains(condition.split(":", 2)[1]);
    }
    assertThat(shell.run("search", "after:2020").said()).isEmpty();
  }

  @Test
  void searchJoinsItsWords() {
    assertThat(shell.done("search", "subject:arrogance", "subject:adaptation", "--json").all("id"))
        .contains(MISSION);
  }

  @Test
  void aSearchWithoutHitsIsDone() {
    Result result = shell.run("search", "nowheretobefoundatall");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(shell.run("search", "x", "--limit", "0").code()).isEqualTo(2);
  }

  @Test
  void groupsHaveTheFieldsOfTheContract() {
    Result result = shell.done("groups", "--json");
    assertThat(result.fields())
        .containsExactly(
            "group",
            "description",
            "status",
            "low",
            "high",
            "articles",
            "subscribed",
            "unread",
            "cached");
    assertThat(result.all("group")).contains(USA, "misc.test");
    assertThat(shell.done("groups", "de.*,!*.java", "--json").all("group")).isEmpty();
    assertThat(shell.done("groups", "de.*", "--json").all("group"))
        .containsExactly("de.comp.lang.java");
    assertThat(shell.done("groups", USA, "--json", "--refresh").one())
        .containsEntry("status", "y")
        .containsEntry("subscribed", true);
    assertThat(shell.run("groups", "no.such.group").code()).isEqualTo(3);
    assertThat(shell.run("groups", "no.such.*").code()).isZero();
    assertThat(shell.done("groups", "--suggested", "misc.*", "--json").all("group"))
        .containsExactly("misc.test");
    assertThat(shell.run("groups", "--suggested", "no.such.group").said())
        .containsExactly("newsloom: sample suggests no newsgroups of that name.");
  }

  @Test
  void marksAreToldAndKept() {
    String id = shell.json("list", USA, "--limit", "1").getFirst().get("id").toString();
    assertThat(shell.json("mark", "read", id)).containsExactly(Map.of("id", id, "changed", true));
    assertThat(shell.json("mark", "read", id)).containsExactly(Map.of("id", id, "changed", false));
    shell.json("mark", "flagged", id);
    assertThat(shell.json("list", USA, "--limit", "1").getFirst())
        .containsEntry("read", true)
        .containsEntry("flagged", true);
    assertThat(shell.done("list", USA, "--unread", "--json").all("id")).doesNotContain(id);
    shell.json("mark", "unread", id);
    shell.json("mark", "unflagged", id);
    assertThat(shell.json("list", USA, "--limit", "1").getFirst())
        .containsEntry("read", false)
        .containsEntry("flagged", false);
    assertThat(shell.run("mark", "blue", id).code()).isEqualTo(2);
    assertThat(shell.run("mark", "read").code()).isEqualTo(2);
  }

  @Test
  void catchupReadsAll() {
    int all = shell.json("list", "sci.physics", "--unread").size();
    assertThat(shell.json("catchup", "sci.physics"))
        .containsExactly(Map.of("group", "sci.physics", "changed", all));
    assertThat(shell.json("list", "sci.physics", "--unread")).isEmpty();
    assertThat(shell.json("groups", "sci.physics").getFirst()).containsEntry("unread", 0);
  }

  @Test
  void subscriptionsComeAndGo() {
    assertThat(shell.json("unsubscribe", "fj.misc"))
        .containsExactly(Map.of("group", "fj.misc", "subscribed", false));
    assertThat(shell.json("groups", "fj.misc").getFirst()).containsEntry("subscribed", false);
    assertThat(shell.json("subscribe", "fj.misc"))
        .containsExactly(Map.of("group", "fj.misc", "subscribed", true));
    assertThat(shell.run("subscribe", "no.such.group").code()).isEqualTo(3);
  }

  @Test
  void newsgroupsAreSortedIntoFolders() {
    assertThat(shell.json("folder", "put", "Japan", "fj.misc"))
        .containsExactly(Map.of("group", "fj.misc", "folder", "Japan"));
    shell.done("folder", "put", "japan", "misc.test");
    assertThat(shell.json("folder", "list"))
        .containsExactly(Map.of("folder", "Japan", "groups", List.of("fj.misc", "misc.test")));
    assertThat(shell.done("folder", "put", "-", "misc.test").out())
        .isEqualTo("misc.test is in no folder.\n");
    assertThat(shell.done("folder", "list").out()).isEqualTo("Japan\tfj.misc\n");
    assertThat(shell.json("folder", "remove", "Japan")).containsExactly(Map.of("removed", "Japan"));
    assertThat(shell.json("folder", "list")).isEmpty();
    assertThat(shell.run("folder", "remove", "Japan").code()).isEqualTo(3);
    assertThat(shell.run("folder", "put", " ", "fj.misc").code()).isEqualTo(2);
    assertThat(shell.run("folder").code()).isEqualTo(2);
  }

  @Test
  void fetchTellsWhatCame() {
    Result result = shell.done("fetch", "uk.d-i-y", "--json");
    assertThat(result.fields())
        .containsExactly("group", "added", "total", "high", "defects", "seconds");
    assertThat(result.one())
        .containsEntry("group", "uk.d-i-y")
        .containsEntry("added", 0)
        .containsEntry("total", 11)
        .containsEntry("high", 11);
    assertThat(shell.run("fetch", "no.such.group").code()).isEqualTo(3);
    assertThat(shell.run("fetch", "--last", "3", "--all").code()).isEqualTo(2);
    assertThat(shell.run("fetch", "--since", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void serverCheckTellsOfTheServer() {
    Result result = shell.done("server", "check", "sample", "--json");
    assertThat(result.fields())
        .containsExactly(
            "name",
            "greeting",
            "posting",
            "tls",
            "certificate",
            "capabilities",
            "compress",
            "clockAhead",
            "messageOfTheDay");
    assertThat(result.one()).containsEntry("posting", true).containsEntry("tls", null);
    assertThat(shell.run("server", "check", "nobody").code()).isEqualTo(3);
    assertThat(shell.run("server").code()).isEqualTo(2);
  }

  @Test
  void verboseShowsTheDialogue() {
    Result result = shell.done("--verbose", "server", "check", "sample");
    assertThat(result.err()).contains("sample < 200 ", "sample > CAPABILITIES");
    assertThat(result.out()).doesNotContain("CAPABILITIES\n");
  }

  @Test
  void aHealthyProfileIsOk() {
    Result result = shell.done("check", "--json");
    assertThat(result.fields()).containsExactly("file", "ok", "problems");
    assertThat(result.all("ok")).containsExactly(true, true);
    assertThat(shell.done("check", "--repair", "--json").all("ok")).containsExactly(true, true);
    assertThat(shell.done("search", "Qwen", "--json").all("id")).contains(MISSION);
  }

  @Test
  void identityIsShown() {
    assertThat(shell.done("identity", "show", "--json").out())
        .isEqualTo(
            "{\"name\":\"Ann Ö\",\"address\":\"ann@example.org\",\"replyTo\":null,"
                + "\"organization\":null,\"signature\":null}\n");
    Result bad = shell.run("identity", "set", "--name", "x", "--address", "x");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.said()).hasSize(1);
  }

  @Test
  void wordsThatAreNoCommandAreAMistakeOfUse() {
    for (List<String> words :
        List.of(
            List.of("frobnicate"),
            List.of("list"),
            List.of("list", USA, "--colour"),
            List.of("list", USA, "--limit", "many"),
            List.of("show"),
            List.of("show", "<a@b>", "--part"),
            List.of("post"),
            List.of("identity"),
            List.of("identity", "set", "--name", "x"))) {
      Result result = shell.run(words.toArray(String[]::new));
      assertThat(result.code()).as("%s", words).isEqualTo(2);
      assertThat(result.out()).as("%s", words).isEmpty();
      assertThat(result.err()).as("%s", words).startsWith("newsloom: ");
    }
  }

  @Test
  void helpAndVersionAreForEverybody() {
    assertThat(new Shell(folder).run("--help"))
        .satisfies(result -> {
          assertThat(result.code()).isZero();
          assertThat(result.out()).contains("fetch", "search", "Exit codes");
        });
    assertThat(new Shell(folder).run("fetch", "--help").out()).contains("--since");
    assertThat(new Shell(folder).run("--version").out()).startsWith("newsloom ");
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertThat(new Shell(folder).run("--profile", "list", "frobnicate", "list").said())
        .containsExactly("newsloom: There is no command “frobnicate”: newsloom --help lists them.");
  }

  @Test
  void everyCommandTellsTheVersion() {
    assertThat(new Shell(folder).done("server", "add", "--version").out()).startsWith("newsloom ");
  }

  @Test
  void valuesThatMakeNoSenseAreRefusedInPlainWords() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("list", "misc.test", "--limit", "x").said().getFirst())
        .contains("“x” is not a whole number");
    assertThat(shell.run("mark", "bogus", "x@y").said().getFirst())
        .contains("“bogus” is none of read, unread, flagged, unflagged");
    assertThat(shell.run("fetch", "a.b", "--last", "1", "--all").said().getFirst())
        .doesNotContain("Error");
  }

  @Test
  void aProfileWithoutANameIsAMistakeOfUse() {
    Result result = new Shell(folder, "--profile", "").run("server", "list");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).hasSize(1);
    assertThat(folder.resolve("user.db")).doesNotExist();
  }

  @Test
  void aGroupIsNotFoundWhereThereIsNoServer() {
    assertThat(
            new Shell(folder, "--profile", folder.resolve("empty").toString())
                .run("list", "misc.test")
                .code())
        .isEqualTo(3);
  }
}
