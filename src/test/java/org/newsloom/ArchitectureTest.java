package org.newsloom;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the code to the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final String ROOT = "org.newsloom.";
  private static final Set<String> FORBIDDEN_NAMES =
      Set.of("util", "utils", "common", "model", "impl", "manager", "helper", "data");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.newsloom");

  private static final Map<String, Row> TABLE = readTable();

  /**
   * One row of the table.
   *
   * @param mayUse packages of ours; empty means all
   * @param libraries package prefixes
   */
  private record Row(Optional<Set<String>> mayUse, Set<String> libraries) {}

  @Test
  void everyPackageOfTheCodeStandsInTheTable() {
    assertThat(packagesOfTheCode()).isNotEmpty().isSubsetOf(TABLE.keySet());
  }

  @Test
  void noPackageHasANameThatSaysNothing() {
    assertThat(packagesOfTheCode()).doesNotContainAnyElementsOf(FORBIDDEN_NAMES);
  }

  @Test
  void arrowsAndLibrariesAreThoseOfTheTable() {
    assertThat(violations(TABLE)).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    assertThat(packagesOfTheCode())
        .allSatisfy(name -> {
          Path info = Path.of("src/main/java/org/newsloom", name, "package-info.java");
          assertThat(info).content().contains("@NullMarked").contains("/**");
        });
  }

  @Test
  void thereAreNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("org.newsloom.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** Numbers have the digits of the system's language else, on the wire and in files too. */
  @Test
  void whatIsFormattedNamesItsLocale() {
    List<JavaMethodCall> all =
        CLASSES.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> Set.of("format", "formatted", "printf").contains(call.getName()))
            .filter(call ->
                call.getTargetOwner().getPackageName().startsWith("java.")
                    && !call.getTargetOwner().getPackageName().equals("java.time.format"))
            .toList();
    assertThat(all).isNotEmpty();
    assertThat(all)
        .filteredOn(call ->
            call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Locale.class)))
        .isEmpty();
  }

  @Test
  void aMissingArrowIsSeen() {
    for (String name : packagesOfTheCode()) {
      if (row(name).mayUse().map(Set::isEmpty).orElse(true)) {
        continue; // nothing, or everything, is allowed: no arrow to take away
      }
      Map<String, Row> planted = new LinkedHashMap<>(TABLE);
      planted.put(name, new Row(Optional.of(Set.of()), row(name).libraries()));
      assertThat(violations(planted)).as("arrows of %s taken away", name).isNotEmpty();
    }
  }

  @Test
  void aLibraryInTheWrongPackageIsSeen() {
    for (String name : packagesOfTheCode()) {
      if (row(name).libraries().isEmpty()) {
        continue;
      }
      Map<String, Row> planted = new LinkedHashMap<>(TABLE);
      planted.put(name, new Row(row(name).mayUse(), Set.of()));
      assertThat(violations(planted)).as("libraries of %s taken away", name).isNotEmpty();
    }
  }

  private static Row row(String name) {
    return Objects.requireNonNull(TABLE.get(name), name);
  }

  private static Set<String> packagesOfTheCode() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      packageOf(type.getPackageName()).ifPresent(packages::add);
    }
    return packages;
  }

  private static Set<String> violations(Map<String, Row> table) {
    Set<String> free =
        ModuleLayer.boot().findModule("java.base").orElseThrow().getDescriptor().packages();
    Set<String> violations = new LinkedHashSet<>();
    for (JavaClass type : CLASSES) {
      Optional<String> own = packageOf(type.getPackageName());
      if (own.isEmpty() || !table.containsKey(own.get())) {
        continue;
      }
      Row row = table.get(own.get());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String targetPackage = target.getPackageName();
        Optional<String> ours = packageOf(targetPackage);
        boolean allowed =
            target.isPrimitive()
                || (ours.isPresent()
                    ? ours.equals(own)
                        || row.mayUse().isEmpty()
                        || row.mayUse().get().contains(ours.get())
                    : free.contains(targetPackage)
                        || targetPackage.equals("org.jspecify.annotations")
                        || row.libraries().stream()
                            .anyMatch(library ->
                                targetPackage.equals(library)
                                    || targetPackage.startsWith(library + ".")));
        if (!allowed) {
          violations.add(own.get() + " uses " + target.getName() + ": " + type.getName());
        }
      }
    }
    return violations;
  }

  private static Optional<String> packageOf(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return Optional.empty();
    }
    String rest = packageName.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
  }

  private static Map<String, Row> readTable() {
    Map<String, Row> table = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
        List<String> cells = List.of(line.split("\\|", -1));
        if (cells.size() == 6 && cells.get(1).strip().matches("`[a-z]+`")) {
          String mayUse = cells.get(3);
          table.put(
              words(cells.get(1)).getFirst(),
              new Row(
                  mayUse.strip().equals("all")
                      ? Optional.empty()
                      : Optional.of(Set.copyOf(words(mayUse))),
                  Set.copyOf(words(cells.get(4)))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(table).as("rows read from docs/architecture.md").hasSizeGreaterThan(10);
    return table;
  }

  private static List<String> words(String cell) {
    return Pattern.compile("`([^`]+)`")
        .matcher(cell)
        .results()
        .map((MatchResult result) -> result.group(1))
        .toList();
  }
}
