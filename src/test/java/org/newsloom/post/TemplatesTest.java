package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.task.Jobs;

final class TemplatesTest {
  private static final Composition RULES =
      Composition.empty()
          .withNewsgroups("misc.test,comp.misc")
          .withFollowupTo("misc.test")
          .withSubject("Rules of misc.test\nSmuggled: yes")
          .withExtra(List.of(new Composition.ExtraHeader("Keywords", "rules")))
          .withBody("The rules are short.\n\n> quoted\n\n-- \nAnn\n");

  private final Jobs jobs = new Jobs(Duration.ofSeconds(5));
  @TempDir private Path folder;
  private Templates templates;

  @BeforeEach
  void open() {
    templates = new Templates(folder.resolve("templates"), jobs);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void areThereAgainWithoutTheSignature() {
    assertThat(templates.names().join()).isEmpty();
    templates.save("Monthly rules", RULES).join();
    templates.save("Ünter-2", RULES.withSubject("")).join();
    assertThat(templates.names().join()).containsExactly("Monthly rules", "Ünter-2");

    PostFile read = templates.read("Monthly rules").join();

    assertThat(read.problems()).isEmpty();
    assertThat(read.over(Composition.empty()))
        .isEqualTo(
            RULES
                .withSubject("Rules of misc.test Smuggled: yes")
                .withBody("The rules are short.\n\n> quoted\n"));
    assertThat(templates.remove("Monthly rules").join()).isTrue();
    assertThat(templates.remove("Monthly rules").join()).isFalse();
    assertThat(templates.names().join()).containsExactly("Ünter-2");
  }

  @Test
  void anOlderOneIsWrittenOverAndNothingElseIsLeft() throws Exception {
    templates.save("a", RULES).join();
    templates.save("a", RULES.withBody("Other.\n")).join();
    assertThat(templates.read("a").join().body()).isEqualTo("Other.\n");
    try (var files = Files.list(folder.resolve("templates"))) {
      assertThat(files.toList()).hasSize(1);
    }
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    for (String name : List.of("../secrets", "a/b", "", ".hidden", "a\nb", "x".repeat(61))) {
      assertThat(Templates.isName(name)).as(name).isFalse();
      assertThatThrownBy(() -> templates.save(name, RULES).join())
          .rootCause()
          .hasMessageStartingWith("A template cannot be called");
    }
    assertThatThrownBy(() -> templates.read("gone").join())
        .rootCause()
        .hasMessageContaining("gone.txt");
  }
}
