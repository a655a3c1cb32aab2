package org.newsloom.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import picocli.CommandLine.Option;

/**
 * The files that go out with an article. They go where the newsgroup's posting preferences allow
 * it, as in the window; these are set in the window and stay with a subscription, which a command
 * line may not have, so an option allows it for one article. There is no third way.
 */
final class Attaching {
  @Option(
      names = "--attach",
      paramLabel = "PATH",
      description =
          "Attach a file, where the newsgroup's posting preferences allow it. May be given several"
              + " times.")
  private List<String> paths = List.of();

  @Option(
      names = "--attach-as",
      paramLabel = "FORM",
      description =
          "yenc or mime; without it yenc in newsgroups that have binaries in their name, else mime.")
  private Attachments.@Nullable Form form;

  @Option(
      names = "--allow-attachment",
      description = "Attach to this article whatever the newsgroup's posting preferences say.")
  private boolean allowed;

  /** The rules that hold for this article. */
  AttachmentRules rules(AttachmentRules usual) {
    return allowed ? new AttachmentRules(_ -> true, usual.most()) : usual;
  }

  /** The article with the files, which are read now. */
  Composition attachedTo(Composition composition, AttachmentRules rules, Terminal terminal) {
    Attachments attachments =
        new Attachments(
            form == null ? Attachments.usualForm(composition.groups()) : form, List.of());
    // One more than may be, so that it is told; the others need not be read.
    for (String path : paths.subList(0, Math.min(paths.size(), Attachments.MOST + 1))) {
      try {
        attachments =
            attachments.with(AttachedFile.read(terminal.folder().resolve(path), rules.most()));
      } catch (IOException e) {
        throw Failure.failed(String.valueOf(e.getMessage()));
      }
    }
    return attachments.isEmpty() ? composition : composition.withAttachments(attachments);
  }
}
