package lv.aprite.engine.write.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HadoopWallTest {
  @Test
  void onlyParquetFileKnowsParquetJavasFileWriter() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ParquetFile")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet.hadoop..")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("lv.aprite.engine"));
  }
}
