package lv.aprite.engine.form.parquet;

import java.io.IOException;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Surveyed;
import lv.aprite.engine.read.Source;

/// A file of Parquet as a table: a flat schema, one value a row in each column.
public final class ParquetDocument {
  private ParquetDocument() {}

  public static Surveyed survey(Source source) throws IOException {
    try {
      Footer footer = Footer.read(source);
      return new Surveyed.Table(new Findings(), () -> new ParquetRows(source, footer));
    } catch (BrokenDocument e) {
      return Surveyed.refused(e.finding());
    } catch (ArithmeticException e) {
      return Surveyed.refused(
          Damage.malformed("row groups of some rows", "more than can be counted").finding());
    }
  }
}
