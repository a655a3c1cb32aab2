package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads articles by a decoder that is not ours: Python's. */
public final class PythonMail {
  private static final String SCRIPT =
      """
      import email, email.policy, json, sys
      for name in sys.argv[1:]:
          with open(name, 'rb') as f:
              m = email.message_from_binary_file(f, policy=email.policy.default)
          print(json.dumps({
              'subject': str(m['Subject']),
              'name': m['From'].addresses[0].display_name,
              'address': m['From'].addresses[0].addr_spec,
              'body': m.get_content(),
              'defects': [repr(d) for d in m.defects]
                  + [repr(d) for h in ('Subject', 'From', 'Date') for d in m[h].defects],
              'date': m['Date'].datetime.isoformat()}))
      """;

  private PythonMail() {}

  /**
   * Subject, name, address, body, defects and date of each article. Skips the test that asks where
   * there is no Python.
   *
   * @param folder is given the articles as files
   */
  public static List<Map<String, Object>> read(Path folder, List<byte[]> articles)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", SCRIPT));
    for (int i = 0; i < articles.size(); i++) {
      Path file = folder.resolve(i + ".eml");
      Files.write(file, articles.get(i));
      command.add(file.toString());
    }
    Path out = folder.resolve("out");
    Process python;
    try {
      python =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no python3 here");
      return List.of();
    }
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).as(Files.readString(out)).isZero();
    List<Map<String, Object>> read = new ArrayList<>();
    for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
      read.add(JSON.std.mapFrom(line));
    }
    assertThat(read).hasSameSizeAs(articles);
    return read;
  }
}
