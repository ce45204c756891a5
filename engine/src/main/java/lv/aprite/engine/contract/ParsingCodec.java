package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// How the cells of one source column are written: the `parse` of a layout's field. Which
/// properties it may have depends on the field's type.
final class ParsingCodec {
  private static final int FORMATS_MAX = 10;
  private static final int GROUP_MARKS_MAX = 8;

  /// Space, no-break space, narrow no-break space, thin space, apostrophes, point, comma, low line.
  private static final String GROUP_MARKS = " \u00a0\u202f\u2009'\u2019.,_";

  private ParsingCodec() {}

  static Parsing byDefault(List<String> missing) {
    return with(Parsing.DEFAULT, missing);
  }

  private static Parsing with(Parsing parsing, List<String> missing) {
    return new Parsing(
        parsing.decimalMark(),
        parsing.groupMarks(),
        parsing.formats(),
        parsing.trueValues(),
        parsing.falseValues(),
        missing,
        parsing.trim());
  }

  static Parsing read(Properties from, FieldType type, List<String> missingDefault) {
    List<String> missing =
        from.has("missingValues")
            ? from.texts("missingValues", 0, SchemaCodec.MISSING_MAX)
            : missingDefault;
    boolean trim = from.flag("trim").orElse(false);
    char decimalMark =
        type instanceof FieldType.Decimal
            ? from.oneOf("decimalChar", List.of(".", ",")).orElse(".").charAt(0)
            : Parsing.DEFAULT.decimalMark();
    String groupMarks = "";
    List<TemporalPattern> formats = List.of();
    PointForm points = Parsing.DEFAULT.points();
    List<String> trueValues = Parsing.DEFAULT.trueValues();
    List<String> falseValues = Parsing.DEFAULT.falseValues();
    switch (type) {
      case FieldType.Whole(), FieldType.Decimal(_, _) ->
          groupMarks = groupMarks(from, type, decimalMark);
      case FieldType.Bool() -> {
        trueValues = values(from, "trueValues", trueValues);
        falseValues = values(from, "falseValues", falseValues);
        apart(from, "falseValues", falseValues, trueValues, "true");
      }
      case FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.Year(),
          FieldType.YearMonth() ->
          formats = formats(from, type);
      case FieldType.GeoPoint() -> points = points(from);
      case FieldType.Text(), FieldType.Duration(), FieldType.JsonText(_) -> {}
    }
    from.unsupported("bareNumber", "cells that hold a number and nothing else");
    from.finish();
    return new Parsing(
        decimalMark, groupMarks, formats, trueValues, falseValues, missing, trim, points);
  }

  private static PointForm points(Properties from) {
    return from.oneOf("format", PointForm.ids())
        .flatMap(PointForm::byId)
        .orElse(Parsing.DEFAULT.points());
  }

  private static List<String> values(Properties from, String name, List<String> byDefault) {
    return from.has(name) ? from.texts(name, 1, SchemaCodec.MISSING_MAX) : byDefault;
  }

  private static void apart(
      Properties from, String name, List<String> values, List<String> others, String otherWord) {
    for (String value : values) {
      if (others.contains(value)) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at(name),
                "values that do not mean " + otherWord + " as well",
                value);
      }
    }
  }

  private static String groupMarks(Properties from, FieldType type, char decimalMark) {
    String marks =
        from.any("groupChar").map(value -> value.isTextual() ? value.textValue() : "0").orElse("");
    boolean known = marks.chars().allMatch(mark -> GROUP_MARKS.indexOf(mark) >= 0);
    boolean decimal = type instanceof FieldType.Decimal && marks.indexOf(decimalMark) >= 0;
    boolean twice = marks.chars().distinct().count() != marks.length();
    if (!known
        || decimal
        || twice
        || marks.length() > GROUP_MARKS_MAX
        || from.has("groupChar") && marks.isEmpty()) {
      from.any("groupChar")
          .ifPresent(value ->
              from.bad(
                  from.at("groupChar"),
                  "spaces, ' ’ . , or _, each once, and not the decimal mark",
                  value));
      return "";
    }
    return marks;
  }

  private static List<TemporalPattern> formats(Properties from, FieldType type) {
    List<TemporalPattern> formats = new ArrayList<>();
    if (from.has("format") && from.has("formats")) {
      from.problems()
          .add(Rule.CONTRACT_BAD_VALUE, from.at("formats"), "either format or formats", "both");
    }
    from.any("format")
        .filter(value -> !value.asText().equals("default"))
        .ifPresent(value -> {
          format(from, type, value, from.at("format")).ifPresent(formats::add);
        });
    for (Properties.Item item : from.items("formats", 1, FORMATS_MAX)) {
      format(from, type, item.value(), item.pointer())
          .ifPresent(pattern -> {
            if (formats.contains(pattern)) {
              from.bad(item.pointer(), "each format once", item.value());
            }
            formats.add(pattern);
          });
    }
    return formats;
  }

  private static Optional<TemporalPattern> format(
      Properties from, FieldType type, JsonNode value, String at) {
    if (!value.isTextual()) {
      return from.bad(at, "a strptime pattern such as %d.%m.%Y", value);
    }
    return switch (TemporalPattern.compile(value.textValue(), type)) {
      case TemporalPattern.Compilation.Compiled(TemporalPattern pattern) -> Optional.of(pattern);
      case TemporalPattern.Compilation.Refused(String expected) -> from.bad(at, expected, value);
    };
  }

  static ObjectNode encode(Parsing parsing) {
    ObjectNode node = Json.object();
    if (parsing.decimalMark() != Parsing.DEFAULT.decimalMark()) {
      node.put("decimalChar", String.valueOf(parsing.decimalMark()));
    }
    if (!parsing.groupMarks().isEmpty()) {
      node.put("groupChar", parsing.groupMarks());
    }
    List<String> formats = parsing.formats().stream().map(TemporalPattern::text).toList();
    if (formats.size() == 1) {
      node.put("format", formats.getFirst());
    } else if (!formats.isEmpty()) {
      Json.texts(node, "formats", formats);
    }
    if (parsing.points() != Parsing.DEFAULT.points()) {
      node.put("format", parsing.points().id());
    }
    if (!parsing.trueValues().equals(Parsing.DEFAULT.trueValues())) {
      Json.texts(node, "trueValues", parsing.trueValues());
    }
    if (!parsing.falseValues().equals(Parsing.DEFAULT.falseValues())) {
      Json.texts(node, "falseValues", parsing.falseValues());
    }
    if (!parsing.missing().equals(Parsing.DEFAULT.missing())) {
      Json.texts(node, "missingValues", parsing.missing());
    }
    if (parsing.trim()) {
      node.put("trim", true);
    }
    return node;
  }
}
