package lv.aprite.engine.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.table.RawBatch;

/// Takes raw rows to published rows: a column at a time, each cell to its value, and what is wrong
/// to findings. Rows with a cell that breaks a rule are left out. Any number of threads may use
/// one.
public final class BatchValidator {
  private final List<FieldParser> parsers;
  private final boolean copyable;
  private final RepeatedHeader header;

  /// For a file that somebody sent: the header among its rows is no row.
  ///
  /// @param sources one for each field of the schema
  public BatchValidator(Schema schema, List<FieldSource> sources, Framing framing) {
    this(schema, sources, framing.delimiter(), RepeatedHeader.of(framing.columns(), sources));
  }

  /// For a file that was published.
  ///
  /// @param sources one for each field of the schema
  /// @param delimiter of the source: lines of a source with commas may be copied
  public BatchValidator(Schema schema, List<FieldSource> sources, char delimiter) {
    this(schema, sources, delimiter, RepeatedHeader.of(List.of(), List.of()));
  }

  private BatchValidator(
      Schema schema, List<FieldSource> sources, char delimiter, RepeatedHeader header) {
    this.header = header;
    List<FieldParser> made = new ArrayList<>();
    boolean inPlace = delimiter == ',';
    for (int i = 0; i < schema.fields().size(); i++) {
      boolean key = schema.primaryKey().contains(schema.fields().get(i).name());
      boolean alone = schema.fields().size() == 1;
      made.add(FieldParser.of(schema.fields().get(i), sources.get(i), key, alone));
      inPlace &= sources.get(i) instanceof FieldSource.Column column && column.column() == i;
    }
    parsers = List.copyOf(made);
    copyable = inPlace;
  }

  /// What came of one batch.
  ///
  /// @param rowNumbers of the batch's rows, counted from the chunk's first record, 0; may be longer
  ///   than it is full
  /// @param findings rows counted likewise; what the reader found is among them
  /// @param rejected in row order
  @SuppressWarnings("ArrayRecordComponent")
  public record Validated(
      Batch batch, int[] rowNumbers, Findings findings, List<RejectedRow> rejected) {
    public Validated {
      rejected = List.copyOf(rejected);
    }

    /// The same without rows whose cells do not fit together.
    ///
    /// @param raw that the batch was made of
    /// @param broken what is wrong with each of them, by their positions in the batch
    public Validated without(RawBatch raw, SortedMap<Integer, List<Finding>> broken) {
      int[] kept = IntStream.range(0, batch.rows()).filter(i -> !broken.containsKey(i)).toArray();
      int[] keptNumbers = IntStream.of(kept).map(i -> rowNumbers[i]).toArray();
      List<RejectedRow> all = new ArrayList<>(rejected);
      broken.forEach((row, findings) -> all.add(RejectedRows.of(raw, rowNumbers[row], findings)));
      all.sort(Comparator.comparingInt(RejectedRow::rowNumber));
      return new Validated(Compaction.of(batch, kept), keptNumbers, findings, all);
    }
  }

  public Validated validate(RawBatch raw) {
    Marks marks = new Marks(raw);
    Cells cells = new Cells(raw, marks);
    List<Batch.Column> columns = new ArrayList<>(parsers.size());
    for (FieldParser parser : parsers) {
      columns.add(parser.parse(cells));
    }
    header.refuse(raw, marks);
    Findings findings = raw.findings();
    findings.absorb(marks.findings(), 0);
    Optional<Batch.Lines> lines =
        copyable && raw.columns() == parsers.size()
            ? Optional.of(lines(raw, marks))
            : Optional.empty();
    Batch all = new Batch(raw.rows(), columns, lines);
    if (marks.rejectedCount() == 0) {
      return new Validated(all, raw.rowNumbers(), findings, RejectedRows.of(raw, marks));
    }
    int[] kept = kept(raw.rows(), marks);
    int[] rowNumbers = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      rowNumbers[i] = raw.rowNumbers()[kept[i]];
    }
    return new Validated(
        Compaction.of(all, kept), rowNumbers, findings, RejectedRows.of(raw, marks));
  }

  private static int[] kept(int rows, Marks marks) {
    int[] kept = new int[rows - marks.rejectedCount()];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!marks.isRejected(row)) {
        kept[count++] = row;
      }
    }
    return kept;
  }

  /// A line stands in the source as it is published when no cell was quoted and every cell is
  /// canonical: a cell without quotes holds nothing that would need them. A blank line does not.
  private static Batch.Lines lines(RawBatch raw, Marks marks) {
    int[] cells = new int[raw.rows()];
    for (int row = 0; row < raw.rows(); row++) {
      boolean blank = raw.columns() == 1 && raw.starts()[row] == raw.ends()[row];
      boolean asItStands = !blank && !raw.quoted()[row] && !marks.isRewritten(row);
      cells[row] = asItStands ? row * raw.columns() : -1;
    }
    return new Batch.Lines(raw.bytes(), cells, raw.starts(), raw.ends(), raw.columns());
  }
}
