package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
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

  /** Attached files, in base64, by Python's MIME reader or by the rules of the yEnc draft. */
  private static final String FILES =
      """
      import base64, email, email.policy, json, re, sys, zlib
      with open(sys.argv[1], 'rb') as f:
          raw = f.read()
      m = email.message_from_bytes(raw, policy=email.policy.default)
      found = []
      if m.is_multipart():
          assert m.get_body().get_content_type() == 'text/plain'
          for p in m.iter_attachments():
              assert not p.defects
              found.append((p.get_filename(), p.get_payload(decode=True)))
      else:
          lines = m.get_payload(decode=True).split(b'\\r\\n')
          i = 0
          while i < len(lines):
              if lines[i].startswith(b'=ybegin '):
                  size, name = re.match(br'=ybegin line=128 size=(\\d+) name=(.*)$', lines[i]).groups()
                  data = bytearray()
                  i += 1
                  while not lines[i].startswith(b'=yend '):
                      assert len(lines[i]) <= 129
                      escaped = False
                      for c in lines[i]:
                          if c == 61 and not escaped:
                              escaped = True
                          else:
                              data.append((c - 42 - (64 if escaped else 0)) % 256)
                              escaped = False
                      i += 1
                  end = re.match(br'=yend size=(\\d+) crc32=([0-9a-f]{8})$', lines[i]).groups()
                  assert len(data) == int(size) == int(end[0])
                  assert zlib.crc32(data) == int(end[1], 16)
                  found.append((name.decode('utf-8'), bytes(data)))
              i += 1
      for name, data in found:
          print(json.dumps({'name': name, 'data': base64.b64encode(data).decode()}))
      """;

  private PythonMail() {}

  /** Names and octets of the files in an article; skips the test where there is no Python. */
  public static List<Map.Entry<String, byte[]>> files(Path folder, byte[] article)
      throws IOException, InterruptedException {
    Path file = folder.resolve("files.eml");
    Files.write(file, article);
    List<Map.Entry<String, byte[]>> files = new ArrayList<>();
    for (Map<String, Object> one : answers(folder, List.of("-c", FILES, file.toString()))) {
      files.add(
          Map.entry(
              String.valueOf(one.get("name")),
              Base64.getDecoder().decode(String.valueOf(one.get("data")))));
    }
    return files;
  }

  /**
   * Subject, name, address, body, defects and date of each article. Skips the test that asks where
   * there is no Python.
   *
   * @param folder is given the articles as files
   */
  public static List<Map<String, Object>> read(Path folder, List<byte[]> articles)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-c", SCRIPT));
    for (int i = 0; i < articles.size(); i++) {
      Path file = folder.resolve(i + ".eml");
      Files.write(file, articles.get(i));
      arguments.add(file.toString());
    }
    List<Map<String, Object>> read = answers(folder, arguments);
    assertThat(read).hasSameSizeAs(articles);
    return read;
  }

  private static List<Map<String, Object>> answers(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(arguments);
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
    return read;
  }
}
