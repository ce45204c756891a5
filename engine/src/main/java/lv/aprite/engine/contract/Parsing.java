package lv.aprite.engine.contract;

import java.util.List;

/// How the cells of one source column are written.
///
/// @param decimalMark `.` or `,`
/// @param groupMarks characters that may stand between groups of three digits; may be empty
/// @param formats patterns for dates and times, tried in order (`%d.%m.%Y`); empty means ISO 8601
/// @param trueValues cells that mean true
/// @param falseValues cells that mean false
/// @param missing cells that mean that there is no value, compared before anything else
/// @param trim spaces, tabs and no-break spaces around a cell do not count
/// @param points how points are written
public record Parsing(
    char decimalMark,
    String groupMarks,
    List<TemporalPattern> formats,
    List<String> trueValues,
    List<String> falseValues,
    List<String> missing,
    boolean trim,
    PointForm points) {
  public static final Parsing DEFAULT =
      new Parsing('.', "", List.of(), List.of("true"), List.of("false"), List.of(""), false);

  public Parsing {
    formats = List.copyOf(formats);
    trueValues = List.copyOf(trueValues);
    falseValues = List.copyOf(falseValues);
    missing = List.copyOf(missing);
  }

  /// How cells are written that are no points.
  public Parsing(
      char decimalMark,
      String groupMarks,
      List<TemporalPattern> formats,
      List<String> trueValues,
      List<String> falseValues,
      List<String> missing,
      boolean trim) {
    this(decimalMark, groupMarks, formats, trueValues, falseValues, missing, trim, PointForm.PAIR);
  }
}
