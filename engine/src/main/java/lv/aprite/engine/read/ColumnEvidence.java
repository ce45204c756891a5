package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Parsing;

/// What all cells of a column say about its type. Parts of a column are added up in any order.
///
/// An empty cell is a missing value and says nothing. A column has a type other than text only if
/// every other cell has it in one and the same form, and no second form gives other values.
public final class ColumnEvidence {
  private record Words(String isTrue, String isFalse) {
    boolean hold(byte[] bytes, int start, int end) {
      return equal(isTrue, bytes, start, end) || equal(isFalse, bytes, start, end);
    }

    private static boolean equal(String ascii, byte[] bytes, int start, int end) {
      boolean equal = ascii.length() == end - start;
      for (int i = 0; equal && i < ascii.length(); i++) {
        equal = bytes[start + i] == ascii.charAt(i);
      }
      return equal;
    }
  }

  private static final List<Words> BOOLEANS =
      List.of(new Words("true", "false"), new Words("TRUE", "FALSE"), new Words("True", "False"));

  /// What the column is, and how its cells are written.
  public record Typed(FieldType type, Parsing parsing) {
    public static final Typed TEXT = new Typed(new FieldType.Text(), Parsing.DEFAULT);
  }

  private final byte[] header;
  private final boolean textOnly;
  private final NumberEvidence numbers = new NumberEvidence();
  private final TimeEvidence times = new TimeEvidence();
  private int booleans = (1 << BOOLEANS.size()) - 1;
  private long values;
  private long headers;

  /// @param header the column's name
  /// @param textOnly it is text whatever its cells look like
  public ColumnEvidence(String header, boolean textOnly) {
    this.header = header.getBytes(StandardCharsets.UTF_8);
    this.textOnly = textOnly;
  }

  public void add(byte[] bytes, int start, int end) {
    if (start == end) {
      return;
    }
    values++;
    if (end - start == header.length
        && Arrays.equals(bytes, start, end, header, 0, header.length)) {
      headers++;
    }
    if (textOnly) {
      return;
    }
    if (numbers.isAlive()) {
      numbers.add(bytes, start, end);
    }
    if (times.isAlive()) {
      times.add(bytes, start, end);
    }
    for (int i = 0; booleans != 0 && i < BOOLEANS.size(); i++) {
      if ((booleans & 1 << i) != 0 && !BOOLEANS.get(i).hold(bytes, start, end)) {
        booleans &= ~(1 << i);
      }
    }
  }

  public void add(ColumnEvidence other) {
    values += other.values;
    headers += other.headers;
    numbers.add(other.numbers);
    times.add(other.times);
    booleans &= other.booleans;
  }

  /// In how many rows the column's own name stands in it.
  long headers() {
    return headers;
  }

  /// Whether every cell could be something other than text, be it in more than one way.
  boolean couldBeTyped() {
    return values > 0 && (numbers.isAlive() || times.isAlive() || booleans != 0);
  }

  /// The decimal mark that the column proves, if it has fractions and can be read in one way only.
  public Optional<Character> provenMark() {
    return values == 0 || textOnly ? Optional.empty() : numbers.provenMark();
  }

  /// @param decimalMark which the other columns of the file prove
  Typed typed(Optional<Character> decimalMark) {
    if (values == 0 || textOnly) {
      return Typed.TEXT;
    }
    if (booleans != 0) {
      Words words = BOOLEANS.get(Integer.numberOfTrailingZeros(booleans));
      return new Typed(new FieldType.Bool(), parsing(words));
    }
    Optional<TimeEvidence.Form> time = times.form();
    if (time.isPresent()) {
      return new Typed(time.get().type(), parsing(time.get()));
    }
    List<NumberEvidence.Form> forms = numbers.forms();
    return forms.stream()
        .filter(form ->
            forms.size() == 1 || decimalMark.isPresent() && decimalMark.get() == form.decimalMark())
        .findFirst()
        .map(form -> new Typed(form.type(), parsing(form)))
        .orElse(Typed.TEXT);
  }

  /// Every way in which all cells of the column are something other than text: none when it is
  /// text, several when the cells alone do not decide.
  public List<Typed> readings() {
    if (values == 0 || textOnly) {
      return List.of();
    }
    if (booleans != 0) {
      return List.of(typed(Optional.empty()));
    }
    List<Typed> readings = new ArrayList<>();
    times.forms().forEach(form -> readings.add(new Typed(form.type(), parsing(form))));
    numbers.forms().forEach(form -> readings.add(new Typed(form.type(), parsing(form))));
    return readings;
  }

  private static Parsing parsing(Words words) {
    Parsing usual = Parsing.DEFAULT;
    return new Parsing(
        usual.decimalMark(),
        usual.groupMarks(),
        usual.formats(),
        List.of(words.isTrue),
        List.of(words.isFalse),
        usual.missing(),
        usual.trim());
  }

  private static Parsing parsing(TimeEvidence.Form form) {
    Parsing usual = Parsing.DEFAULT;
    return new Parsing(
        usual.decimalMark(),
        usual.groupMarks(),
        form.patterns(),
        usual.trueValues(),
        usual.falseValues(),
        usual.missing(),
        usual.trim());
  }

  private static Parsing parsing(NumberEvidence.Form form) {
    Parsing usual = Parsing.DEFAULT;
    return new Parsing(
        form.decimalMark(),
        form.groupMarks(),
        usual.formats(),
        usual.trueValues(),
        usual.falseValues(),
        usual.missing(),
        usual.trim());
  }
}
