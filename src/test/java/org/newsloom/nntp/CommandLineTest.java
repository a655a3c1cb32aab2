package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** No argument can make two commands of one. */
final class CommandLineTest {
  @Provide
  Arbitrary<String> arguments() {
    // Long plain ones try the length, short ones the characters: mixed, few would be sendable.
    Arbitrary<String> plain = Arbitraries.strings().withChars('a', '.', 'é', '中').ofMaxLength(600);
    Arbitrary<String> nasty =
        Arbitraries.strings()
            .withChars('\r', '\n', '\0', ' ', '\t', 'a', '<', '>', '\u010a', '\u560d')
            .ofMaxLength(6);
    return Arbitraries.oneOf(plain, nasty);
  }

  @Property
  void wordsMakeOneCommandOrNone(
      @ForAll @From("arguments") String one, @ForAll @From("arguments") String two) {
    made(() -> CommandLine.of("XPAT", one, two))
        .ifPresent(line -> {
          assertOneCommand(line);
          assertThat(line.split(" ", -1)).hasSize(3);
        });
  }

  @Property
  void restsMakeOneCommandOrNone(@ForAll @From("arguments") String rest) {
    made(() -> CommandLine.withRest("AUTHINFO PASS", rest))
        .ifPresent(CommandLineTest::assertOneCommand);
  }

  @Property
  void newsgroupsMakeOneCommandOrNone(@ForAll @From("arguments") String name) {
    Newsgroup.parse(name)
        .filter(CommandLine::fits)
        .ifPresent(group -> assertOneCommand(CommandLine.of("GROUP", group.name())));
  }

  @Property
  void identifiersMakeOneCommandOrNone(@ForAll @From("arguments") String text) {
    MessageId.parse(text)
        .filter(CommandLine::fits)
        .ifPresent(id -> assertOneCommand(CommandLine.of("ARTICLE", id)));
  }

  @net.jqwik.api.Example
  void refusesAnInjectedCommand() {
    assertThatThrownBy(() -> CommandLine.of("GROUP", "x\r\nPOST"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("POST");
  }

  @net.jqwik.api.Example
  void keepsOctetsOfIdentifiersAndWritesNamesAsUtf8() {
    assertThat(CommandLine.of("STAT", new MessageId("\u00e9@x"))).isEqualTo("STAT <\u00e9@x>");
    assertThat(CommandLine.of("GROUP", "\u00e9")).isEqualTo("GROUP \u00c3\u00a9");
  }

  private static Optional<String> made(java.util.function.Supplier<String> line) {
    try {
      return Optional.of(line.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void assertOneCommand(String line) {
    assertThat(line).doesNotContain("\r", "\n", "\0");
    assertThat(line.length()).isLessThanOrEqualTo(510);
    assertThat(line.chars().allMatch(c -> c <= 0xff)).isTrue();
  }
}
