package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newsloom.article.GroupNameRule;
import org.newsloom.article.Newsgroup;

/**
 * Whether the newsgroups that are posted to, and those of Followup-To, are well chosen (row G3).
 */
final class GroupChecks {
  private static final int WARN_GROUPS = 5;
  private static final int REFUSE_GROUPS = 10;
  private static final int GROUPS_WITHOUT_FOLLOWUP_TO = 2;

  /** What the line may hold, its name and colon not counted (RFC 5322 section 2.1.1). */
  private static final int MAX_VALUE = 980;

  private GroupChecks() {}

  static void add(Composition composition, KnownGroups known, List<PostCheck> checks) {
    checkNewsgroups(composition, known, checks);
    checkFollowupTo(composition, known, checks);
  }

  private static void checkNewsgroups(
      Composition composition, KnownGroups known, List<PostCheck> checks) {
    if (composition.newsgroups().isBlank()) {
      checks.add(PostCheck.refuse("no-newsgroups", "No newsgroup is named: say where to post."));
      return;
    }
    checkNames(composition.newsgroups(), "bad-newsgroup", checks);
    List<Newsgroup> groups = wellNamed(composition.groups());
    List<Newsgroup> unknown = new ArrayList<>();
    for (Newsgroup group : groups) {
      KnownGroups.Standing standing = known.of(group);
      switch (standing) {
        case READ_ONLY ->
            checks.add(
                PostCheck.refuse(
                    "read-only-group", "Nobody can post to " + group + " through this server."));
        case UNKNOWN -> unknown.add(group);
        case OPEN, MODERATED, UNSURE -> {}
      }
      // Where the server lists it so it is so: alt.2600.QNA has its capitals for good.
      boolean isListed =
          standing != KnownGroups.Standing.UNKNOWN && standing != KnownGroups.Standing.UNSURE;
      if (!isListed && !group.name().equals(group.name().toLowerCase(Locale.ROOT))) {
        checks.add(
            PostCheck.warn(
                "uppercase-group",
                group + " has capital letters: newsgroup names are lower case."));
      }
    }
    if (!unknown.isEmpty()) {
      checks.add(
          PostCheck.warn(
              "unknown-group",
              "This server does not carry "
                  + listed(unknown)
                  + (unknown.size() == 1 ? ": is the name right?" : ": are the names right?")));
    }
    checkCount(groups, "newsgroups", checks);
    if (groups.size() > GROUPS_WITHOUT_FOLLOWUP_TO && composition.followupTo().isBlank()) {
      checks.add(
          PostCheck.warn(
              "crosspost-without-followup-to",
              "The post goes to "
                  + groups.size()
                  + " groups: choose one of them for the answers with Followup-To."));
    }
  }

  private static void checkFollowupTo(
      Composition composition, KnownGroups known, List<PostCheck> checks) {
    if (composition.followupTo().isBlank() || composition.followupToPoster()) {
      return;
    }
    checkNames(composition.followupTo(), "bad-followup-to", checks);
    List<Newsgroup> groups = wellNamed(composition.followupGroups());
    for (Newsgroup group : groups) {
      KnownGroups.Standing standing = known.of(group);
      if (standing == KnownGroups.Standing.UNKNOWN) {
        checks.add(
            PostCheck.warn(
                "unknown-followup-to",
                "This server does not carry " + group + ", which Followup-To names."));
      } else if (standing == KnownGroups.Standing.READ_ONLY) {
        checks.add(
            PostCheck.warn(
                "read-only-followup-to",
                "Nobody can answer in " + group + ", which Followup-To names."));
      }
    }
    checkCount(groups, "groups in Followup-To", checks);
  }

  private static void checkCount(List<Newsgroup> groups, String field, List<PostCheck> checks) {
    if (groups.size() >= REFUSE_GROUPS || Newsgroup.join(groups).length() > MAX_VALUE) {
      checks.add(
          PostCheck.refuse(
              "too-many-groups",
              groups.size()
                  + " "
                  + field
                  + " are too many: name fewer than "
                  + REFUSE_GROUPS
                  + "."));
    } else if (groups.size() > WARN_GROUPS) {
      checks.add(
          PostCheck.warn(
              "many-groups",
              groups.size() + " " + field + " are many: does it belong in all of them?"));
    }
  }

  private static void checkNames(String field, String code, List<PostCheck> checks) {
    for (String name : field.split("[,\\s]+", -1)) {
      if (name.equalsIgnoreCase("poster")) {
        checks.add(
            PostCheck.refuse(
                code, "“poster” is no newsgroup: it stands alone, and in Followup-To only."));
      } else if (!name.isEmpty() && !GroupNameRule.canBePosted(name)) {
        checks.add(PostCheck.refuse(code, "“" + name + "” is not the name of a newsgroup."));
      }
    }
  }

  private static List<Newsgroup> wellNamed(List<Newsgroup> groups) {
    return groups.stream().filter(group -> GroupNameRule.canBePosted(group.name())).toList();
  }

  private static String listed(List<Newsgroup> groups) {
    return groups.stream().map(Newsgroup::name).collect(Collectors.joining(", "));
  }
}
