package lv.aprite.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of the packages in this room, and what must not enter it.
class RoomTest {
  private static final String ROOM = "lv.aprite.engine";

  /// Each may use only those before it.
  private static final List<String> ORDER =
      List.of(
          "finding",
          "work",
          "condition",
          "contract",
          "table",
          "cell",
          "read",
          "form",
          "validate",
          "profile",
          "quality",
          "guard",
          "write",
          "run",
          "trial",
          "infer",
          "receipt");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void everyPackageUsesOnlyThoseBelowIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] above =
          ORDER.subList(i + 1, ORDER.size()).stream().map(RoomTest::inside).toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(inside(ORDER.get(i)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyClassHasItsPlaceInTheOrder() {
    String[] packages = ORDER.stream().map(RoomTest::inside).toArray(String[]::new);
    classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }

  @Test
  void threadsAndFindingsKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage(inside("work"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside("finding"))
        .check(CLASSES);
  }

  @Test
  void writersNeitherReadNorJudge() {
    noClasses()
        .that()
        .resideInAPackage(inside("write"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside("read"), inside("validate"))
        .check(CLASSES);
  }

  @Test
  void noFileNoNetworkNoClockNoChanceAndNoEnvironmentComesIn() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                // An address as text; nothing is connected to.
                .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.UUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(CLASSES);
  }

  @Test
  void onlyConditionsSeeTheLibraryThatParsesThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("condition"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.ezylang..")
        .check(CLASSES);
  }

  @Test
  void onlyOneClassSeesTheLayoutOfParquetFiles() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ParquetFile")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet.hadoop..")
        .check(CLASSES);
  }

  private static String inside(String name) {
    return ROOM + "." + name + "..";
  }
}
