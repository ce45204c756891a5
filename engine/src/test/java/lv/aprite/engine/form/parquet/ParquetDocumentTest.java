package lv.aprite.engine.form.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import lv.aprite.engine.form.Documents;
import lv.aprite.engine.run.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that DuckDB writes.
class ParquetDocumentTest {
  @TempDir Path folder;

  private byte[] written(String query, String options) throws IOException, SQLException {
    Path file = folder.resolve("t.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + options + ")");
    }
    return Files.readAllBytes(file);
  }

  private static Documents read(byte[] bytes) throws IOException {
    return Documents.read(ParquetDocument.survey(new MemorySource(bytes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "true §true",
        "(-7)::TINYINT §-7",
        "255::UTINYINT §255",
        "65535::USMALLINT §65535",
        "4294967295::UINTEGER §4294967295",
        "18446744073709551615::UBIGINT §18446744073709551615",
        "(-9223372036854775808)::BIGINT §-9223372036854775808",
        "1.50::DECIMAL(5,2) §1.50",
        "(-1234567890123.4567)::DECIMAL(18,4) §-1234567890123.4567",
        "(-12345678901234567890123456789.012345678)::DECIMAL(38,9)"
            + " §-12345678901234567890123456789.012345678",
        "0.1::FLOAT §0.1",
        "0.1::DOUBLE §0.1",
        "1e20::DOUBLE §100000000000000000000",
        "'nan'::DOUBLE §\"NaN\"",
        "'-inf'::DOUBLE §\"-INF\"",
        "DATE '2026-02-28' §2026-02-28",
        "DATE '0001-01-01' §0001-01-01",
        "TIME '10:30:00.000001' §10:30:00.000001",
        "TIMESTAMP '2026-03-31 10:00:00.123456' §2026-03-31T10:00:00.123456",
        "TIMESTAMP_MS '1969-12-31 23:59:59.999' §1969-12-31T23:59:59.999",
        "TIMESTAMP_NS '2026-03-31 10:00:00.123456789' §2026-03-31T10:00:00.123456789",
        "TIMESTAMPTZ '2026-03-31 10:00:00+03' §2026-03-31T07:00:00Z",
        "'ā\"' §\"ā\"\"",
        "'' §\"\"",
        "uuid '00112233-4455-6677-8899-aabbccddeeff' §\"00112233-4455-6677-8899-aabbccddeeff\"",
        "'{\"a\": 1}'::JSON §{\"a\": 1}",
        "NULL::INTEGER §missing",
      })
  void valuesAreExact(String value, String cell) throws IOException, SQLException {
    for (String version : new String[] {"V1", "V2"}) {
      Documents read = read(written("SELECT " + value + " AS v", ", PARQUET_VERSION " + version));
      assertThat(read.lines()).as(version).isEqualTo("\"v\"\n" + cell + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
  void rowsAreThoseThatWereWritten(String codec) throws IOException, SQLException {
    String query =
        "SELECT i, i % 7 AS few, CASE WHEN i % 3 = 0 THEN NULL ELSE 'text ' || (i * 7919 % 10007)"
            + " END AS t, i / 4 AS d, i % 2 = 0 AS b FROM range(70000) r(i)";
    StringBuilder expected = new StringBuilder("\"i\"|\"few\"|\"t\"|\"d\"|\"b\"\n");
    for (int i = 0; i < 70000; i++) {
      expected.append(i).append('|').append(i % 7).append('|');
      expected.append(i % 3 == 0 ? "missing" : "\"text " + i * 7919L % 10007 + '"');
      expected.append('|').append(i / 4.0).append('|').append(i % 2 == 0).append('\n');
    }
    for (String version : new String[] {"V1", "V2"}) {
      String options = ", CODEC " + codec + ", ROW_GROUP_SIZE 30000, PARQUET_VERSION " + version;
      assertThat(read(written(query, options)).lines()).isEqualTo(expected.toString());
    }
  }

  @Test
  void whatIsNoSingleValueIsRefusedByItsColumn() throws IOException, SQLException {
    assertThat(read(written("SELECT [1, 2] AS l", "")).found())
        .containsExactly("document-not-tabular, column l");
    assertThat(read(written("SELECT {'a': 1} AS s", "")).found())
        .containsExactly("document-not-tabular, column s");
    assertThat(read(written("SELECT '\\xAA'::BLOB AS b", "")).found())
        .containsExactly("document-not-tabular, column b");
    assertThat(read(written("SELECT INTERVAL 1 DAY AS i", "")).found())
        .containsExactly("document-not-tabular, column i");
  }

  /// Whatever bit is changed, memory and time stay bounded, and nothing is thrown.
  @Test
  void damageEndsInAFinding() throws IOException, SQLException {
    byte[] sound =
        written(
            "SELECT i, 'text ' || i AS t, i / 4.0 AS d, DATE '2026-01-01' + i::INTEGER AS e"
                + " FROM range(50) r(i)",
            ", CODEC snappy");
    int refused = 0;
    for (int i = 0; i < sound.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = sound.clone();
        damaged[i] ^= (byte) (1 << bit);
        refused += read(damaged).isRefused() ? 1 : 0;
      }
    }
    for (int length = 0; length < sound.length; length++) {
      assertThat(read(java.util.Arrays.copyOf(sound, length)).isRefused()).isTrue();
    }
    assertThat(refused).isGreaterThan(sound.length);
  }
}
