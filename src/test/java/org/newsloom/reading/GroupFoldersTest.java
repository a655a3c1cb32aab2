package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.sync.ServerGroup;

/** What a person does with folders, and takes back. */
final class GroupFoldersTest {
  @TempDir private Path profile;

  @Test
  void eachChangeIsTakenBack() {
    try (Desk desk = Desk.open(profile).with("home", 119)) {
      GroupFolders folders = desk.reading.folders();
      ServerGroup misc = Desk.group("home", "misc.test");
      ServerGroup comp = Desk.group("home", "comp.misc");
      await(desk.reading.newsgroups().subscribe(List.of(misc, comp)));
      Undo made = await(folders.make(" One ", List.of(misc)));
      assertThat(made.what()).isEqualTo("Make folder “One”");
      await(folders.make("Two", List.of()));
      assertThat(all(folders)).isEqualTo("One(misc.test) Two()");
      GroupFolder one = await(folders.all()).getFirst();
      GroupFolder two = await(folders.all()).getLast();

      Undo put = await(folders.put(List.of(misc, comp), Optional.of(two)));
      assertThat(put.what()).isEqualTo("Move 2 newsgroups to folder “Two”");
      assertThat(all(folders)).isEqualTo("One() Two(comp.misc misc.test)");
      await(put.undo());
      assertThat(all(folders)).isEqualTo("One(misc.test) Two()");
      Undo out = await(folders.put(List.of(misc), Optional.empty()));
      assertThat(out.what()).isEqualTo("Move misc.test out of its folder");
      await(out.undo());

      Undo filled = await(folders.fill(one, List.of(comp), List.of(misc, comp)));
      assertThat(all(folders)).isEqualTo("One(comp.misc) Two()");
      await(filled.undo());

      Undo moved = await(folders.move(one, 1));
      assertThat(all(folders)).isEqualTo("Two() One(misc.test)");
      assertThat(await(folders.move(one, 1)).changed()).isZero();
      await(moved.undo());

      Undo renamed = await(folders.rename(one, "Three"));
      assertThat(all(folders)).isEqualTo("Three(misc.test) Two()");
      await(renamed.undo());

      Undo removed = await(folders.remove(one));
      assertThat(all(folders)).isEqualTo("Two()");
      await(removed.undo());
      assertThat(all(folders)).isEqualTo("One(misc.test) Two()");
      await(made.undo());
      assertThat(all(folders)).isEqualTo("Two()");
    }
  }

  @Test
  void aNameThatCannotBeIsAnsweredByASentence() {
    try (Desk desk = Desk.open(profile)) {
      GroupFolders folders = desk.reading.folders();
      await(folders.make("One", List.of()));
      await(folders.make("Two", List.of()));
      List<GroupFolder> all = await(folders.all());
      assertThat(GroupFolders.problem("Three", all)).isEmpty();
      assertThat(GroupFolders.problem(" ", all)).contains("A folder needs a name.");
      assertThat(GroupFolders.problem("two ", all)).contains("There is a folder “Two” already.");
      assertThat(GroupFolders.problem("x".repeat(61), all))
          .contains("A name has at most 60 letters.");
      assertThat(GroupFolders.problem("a\nb", all)).contains("A name is one line of letters.");
      assertThatThrownBy(() -> await(folders.make("ONE", List.of())))
          .hasMessageContaining("There is a folder “ONE” already.");
      assertThatThrownBy(() -> await(folders.rename(all.getFirst(), "two")))
          .hasMessageContaining("There is a folder “two” already");
      assertThat(all(folders)).isEqualTo("One() Two()");
    }
  }

  private static String all(GroupFolders folders) {
    return await(folders.all()).stream()
        .map(one ->
            one.name()
                + one.groups().stream()
                    .map(group -> group.group().name())
                    .collect(Collectors.joining(" ", "(", ")")))
        .collect(Collectors.joining(" "));
  }
}
