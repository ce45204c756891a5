package lv.aprite.functions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The order of the packages, ground floor first, and who sees what of AWS.
class PackagesTest {
  private static final String ROOM = "lv.aprite.functions";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void storesKnowNoHandlerAndNoEvent() {
    noClasses()
        .that()
        .resideInAPackage(ROOM + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOM, "com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void fetchingKnowsNoHandlerNoEventAndNoBucket() {
    noClasses()
        .that()
        .resideInAPackage(ROOM + ".fetch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOM, ROOM + ".store", "com.amazonaws..", "software.amazon..")
        .check(CLASSES);
  }

  @Test
  void onlyStoresSeeWhatS3Asks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOM + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services.s3.model..")
        .check(CLASSES);
  }
}
