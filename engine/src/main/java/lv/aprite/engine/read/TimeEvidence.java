package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.cell.IsoTime;
import lv.aprite.engine.cell.Parsed;
import lv.aprite.engine.cell.PatternTime;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;

/// In which forms all cells of a column are dates, times or both.
///
/// Whether the day or the month comes first is known only when some cell has a day above 12.
final class TimeEvidence {
  private static final int BYTES_MIN = 5;
  private static final int BYTES_MAX = 40;
  private static final String[] DATES = {
    "%d.%m.%Y",
    "%m.%d.%Y",
    "%d.%m.%Y.",
    "%m.%d.%Y.",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%Y.%m.%d",
    "%Y.%m.%d.",
    "%Y/%m/%d"
  };
  private static final String[] TIMES = {" %H:%M", " %H:%M:%S"};

  /// A form in which the column can be read; without a pattern it is ISO 8601.
  record Form(FieldType type, Optional<TemporalPattern> pattern) {
    List<TemporalPattern> patterns() {
      return pattern.stream().toList();
    }
  }

  private static final List<Form> FORMS = allForms();
  private static final List<PatternTime> PARSERS =
      FORMS.stream().map(form -> new PatternTime(form.type(), form.patterns())).toList();
  private static final long ALL = (1L << FORMS.size()) - 1;

  private long alive = ALL;
  private final long[] value = new long[1];

  private static List<Form> allForms() {
    List<Form> forms = new ArrayList<>();
    forms.add(new Form(new FieldType.Date(), Optional.empty()));
    forms.add(new Form(new FieldType.DateTime(false), Optional.empty()));
    forms.add(new Form(new FieldType.DateTime(true), Optional.empty()));
    forms.add(new Form(new FieldType.Time(), Optional.empty()));
    for (String date : DATES) {
      forms.add(form(date, new FieldType.Date()));
      for (String time : TIMES) {
        forms.add(form(date + time, new FieldType.DateTime(false)));
      }
    }
    return forms;
  }

  private static Form form(String pattern, FieldType type) {
    return switch (TemporalPattern.compile(pattern, type)) {
      case TemporalPattern.Compilation.Compiled(TemporalPattern compiled) ->
          new Form(type, Optional.of(compiled));
      case TemporalPattern.Compilation.Refused(String expected) ->
          throw new IllegalStateException(pattern + ": " + expected);
    };
  }

  boolean isAlive() {
    return alive != 0;
  }

  void add(byte[] bytes, int start, int end) {
    boolean possible =
        end - start >= BYTES_MIN
            && end - start <= BYTES_MAX
            && bytes[start] >= '0'
            && bytes[start] <= '9';
    if (!possible) {
      alive = 0;
      return;
    }
    for (long forms = alive; forms != 0; forms &= forms - 1) {
      int form = Long.numberOfTrailingZeros(forms);
      if (!parse(form, bytes, start, end).hasValue()) {
        alive &= ~(1L << form);
      }
    }
  }

  private Parsed parse(int form, byte[] bytes, int start, int end) {
    if (FORMS.get(form).pattern().isPresent()) {
      return PARSERS.get(form).parse(bytes, start, end, value, 0);
    }
    return switch (FORMS.get(form).type()) {
      case FieldType.Date() -> IsoTime.date(bytes, start, end, value, 0);
      case FieldType.Time() -> IsoTime.time(bytes, start, end, value, 0);
      case FieldType.DateTime(boolean utc) -> IsoTime.dateTime(bytes, start, end, utc, value, 0);
      case FieldType.Text _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Bool _,
          FieldType.Year _,
          FieldType.YearMonth _,
          FieldType.Duration _,
          FieldType.GeoPoint _,
          FieldType.JsonText _ ->
          Parsed.MALFORMED;
    };
  }

  void add(TimeEvidence other) {
    alive &= other.alive;
  }

  /// All forms in which the column can be read.
  List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    for (long left = alive; left != 0; left &= left - 1) {
      forms.add(FORMS.get(Long.numberOfTrailingZeros(left)));
    }
    return forms;
  }

  /// The one form in which the column can be read, if it is exactly one.
  Optional<Form> form() {
    return Long.bitCount(alive) == 1
        ? Optional.of(FORMS.get(Long.numberOfTrailingZeros(alive)))
        : Optional.empty();
  }
}
