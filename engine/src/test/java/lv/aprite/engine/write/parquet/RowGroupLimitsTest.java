package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGroupLimitsTest {
  @ParameterizedTest
  @CsvSource({
    // Never more than fifty pages, however narrow.
    "1, 0, 1024000",
    "0, 1, 1024000",
    // 48 MiB of rows of 140 bytes, in whole pages.
    "10, 3, 348160",
    "80, 0, 61440",
    // Fewer than a page.
    "1000, 100, 5033",
    "16384, 0, 384"
  })
  void theSchemaTellsTheRowsOfARowGroup(int numbers, int texts, int rows) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < numbers + texts; i++) {
      FieldType type = i < numbers ? new FieldType.Whole() : new FieldType.Text();
      fields.add(SampleTable.field("field " + i, type, false));
    }

    assertThat(RowGroupLimits.of(new Schema(fields, List.of())).rowsMax()).isEqualTo(rows);
  }
}
