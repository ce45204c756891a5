package lv.aprite.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The order of the packages, ground floor first.
class PackagesTest {
  private static final String ROOM = "lv.aprite.cli";

  @Test
  void eachPackageUsesOnlyThoseBelowIt() {
    JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("folder")
        .definedBy(ROOM + ".folder")
        .layer("server")
        .definedBy(ROOM + ".server")
        .layer("hub")
        .definedBy(ROOM + ".hub")
        .layer("subscriber")
        .definedBy(ROOM + ".subscriber")
        .layer("convert")
        .definedBy(ROOM + ".convert")
        .layer("demo")
        .definedBy(ROOM + ".demo")
        .layer("terminal")
        .definedBy(ROOM + ".terminal")
        .layer("command")
        .definedBy(ROOM)
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("terminal")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("demo")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("convert")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("subscriber")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("hub")
        .mayOnlyBeAccessedByLayers("command", "subscriber")
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("folder")
        .mayOnlyBeAccessedByLayers("command", "hub", "convert")
        .check(classes);
  }
}
