package lv.aprite.engine.write.parquet;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.Sink;

/// How long Parquet takes: millions of rows of a register of 12 mixed columns, in batches of a
/// thousand, to nowhere.
///
/// Arguments: millions of rows (5), rounds for each number of threads (3). Prints wall and CPU
/// seconds (collector and compiler included) in all and for 100 MB of the same rows as CSV.
final class ParquetBenchmark {
  private static final int BATCH_ROWS = 1000;
  private static final int BATCHES = 600;

  private final Schema schema;
  private final List<Batch> batches = new ArrayList<>();
  private long csvBytes;

  private ParquetBenchmark() {
    Random random = new Random(61);
    List<Field> fields = new ArrayList<>();
    List<Batch.Column> columns = new ArrayList<>();
    int rows = BATCHES * BATCH_ROWS;
    add("reg_no", digits(rows, random), fields, columns);
    add("name", words(rows, Integer.MAX_VALUE, random), fields, columns);
    add("form", words(rows, 12, random), fields, columns);
    add("city", words(rows, 2500, random), fields, columns);
    add("street", words(rows, 60_000, random), fields, columns);
    add("id", new FieldType.Whole(), i -> 40_003_000_000L + i * 3L, fields, columns);
    add("employees", new FieldType.Whole(), _ -> random.nextLong(250), fields, columns);
    add(
        "capital",
        new FieldType.Decimal(18, 2),
        _ -> random.nextLong(100_000_000) * 100,
        fields,
        columns);
    add("turnover", new FieldType.Decimal(18, 2), _ -> random.nextLong(1L << 33), fields, columns);
    add("founded", new FieldType.Date(), _ -> random.nextLong(8000, 20_000), fields, columns);
    add(
        "changed",
        new FieldType.DateTime(false),
        _ -> random.nextLong(1_500_000_000, 1_780_000_000) * 1_000_000,
        fields,
        columns);
    add("active", new FieldType.Bool(), _ -> random.nextLong(2), fields, columns);
    schema = new Schema(fields, List.of());
    SampleTable table = new SampleTable(schema, rows, columns);
    batches.addAll(table.batches(BATCH_ROWS));
    csvBytes = (long) rows * fields.size();
    for (int column = 0; column < fields.size(); column++) {
      csvBytes += csvBytes(table, column);
    }
  }

  private interface Values {
    long at(int row);
  }

  private static void add(
      String name, FieldType type, Values values, List<Field> fields, List<Batch.Column> columns) {
    Random random = new Random(name.hashCode());
    long[] longs = new long[BATCHES * BATCH_ROWS];
    boolean[] missing = new boolean[longs.length];
    for (int row = 0; row < longs.length; row++) {
      longs[row] = values.at(row);
      missing[row] = name.equals("capital") && random.nextInt(10) == 0;
    }
    fields.add(SampleTable.field(name, type, name.equals("id")));
    columns.add(new Batch.Column.Longs(longs, missing));
  }

  private static void add(
      String name, List<String> texts, List<Field> fields, List<Batch.Column> columns) {
    fields.add(SampleTable.field(name, new FieldType.Text(), name.equals("reg_no")));
    columns.add(SampleTable.textColumn(texts, new boolean[texts.size()]));
  }

  private static List<String> digits(int rows, Random random) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      texts.add("4000" + random.nextLong(1_000_000, 9_999_999));
    }
    return texts;
  }

  private static List<String> words(int rows, int distinct, Random random) {
    String[] syllables = {"sia ", "rī", "ga", "lat", "vi", "ja", "ko", "me", "rc", "ba", "nk", "a"};
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Random pick = new Random(random.nextInt(distinct));
      StringBuilder text = new StringBuilder();
      int parts = 3 + pick.nextInt(8);
      for (int i = 0; i < parts; i++) {
        text.append(syllables[pick.nextInt(syllables.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static long csvBytes(SampleTable table, int column) {
    FieldType type = table.schema().fields().get(column).type();
    long bytes = 0;
    for (int row = 0; row < table.rows(); row++) {
      bytes +=
          switch (type) {
            case FieldType.Date() -> 10;
            case FieldType.DateTime(boolean _) -> 19;
            case FieldType.Bool() -> table.cell(row, column).equals("1") ? 4 : 5;
            default ->
                switch (table.columns().get(column)) {
                  case Batch.Column.Texts texts -> texts.ends()[row] - texts.starts()[row];
                  case Batch.Column.Longs longs ->
                      longs.missing()[row] ? 0 : table.cell(row, column).length();
                };
          };
    }
    return bytes;
  }

  private void run(long rows, int threads) throws IOException {
    CountingSink sink = new CountingSink();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpuBefore = system.getProcessCpuTime();
    long before = System.nanoTime();
    try (Crew crew = new Crew(threads)) {
      ParquetTableWriter writer = new ParquetTableWriter(schema, new TreeMap<>(), sink, crew);
      for (long done = 0; done < rows; done += BATCH_ROWS) {
        writer.append(batches.get((int) (done / BATCH_ROWS % BATCHES)));
      }
      writer.finish();
    }
    double wall = (System.nanoTime() - before) / 1e9;
    double cpu = (system.getProcessCpuTime() - cpuBefore) / 1e9;
    double hundredMb = (double) csvBytes * rows / (BATCHES * BATCH_ROWS) / 1e8;
    System.out.printf(
        "%d threads: %.2f s wall, %.2f s CPU; for 100 MB of CSV %.3f s wall, %.3f s CPU; %.0f MB of"
            + " CSV, %.0f MB of Parquet%n",
        threads, wall, cpu, wall / hundredMb, cpu / hundredMb, hundredMb * 100, sink.bytes / 1e6);
  }

  private static final class CountingSink implements Sink {
    private long bytes;

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }

    @Override
    public void commit() {}

    @Override
    public void discard() {}
  }

  public static void main(String[] args) throws IOException {
    long rows = (args.length > 0 ? Long.parseLong(args[0]) : 5) * 1_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    ParquetBenchmark benchmark = new ParquetBenchmark();
    for (int round = 0; round < rounds; round++) {
      benchmark.run(rows, 1);
      benchmark.run(rows, 2);
    }
  }
}
