package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// The constraints of a field. They are read and written in one order, whatever the order in the
/// document.
final class ConstraintCodec {
  /// More digits than this are not exact in programs that read JSON numbers as binary ones (RFC
  /// 8259 §6); they are written as text.
  private static final int DIGITS_EXACT = 15;

  private static final int LENGTH_MAX = 1 << 20;
  private static final int ENUM_MAX = 10_000;

  private ConstraintCodec() {}

  static ObjectNode encode(Field field) {
    ObjectNode node = Json.object();
    if (field.required()) {
      node.put("required", true);
    }
    if (field.unique()) {
      node.put("unique", true);
    }
    for (Constraint constraint : field.constraints()) {
      switch (constraint) {
        case Constraint.MinLength(int codePoints) -> node.put("minLength", codePoints);
        case Constraint.MaxLength(int codePoints) -> node.put("maxLength", codePoints);
        case Constraint.MinItems(int items) -> node.put("minLength", items);
        case Constraint.MaxItems(int items) -> node.put("maxLength", items);
        case Constraint.Matches(CellPattern pattern) -> node.put("pattern", pattern.regex());
        // It stands at the field itself.
        case Constraint.Formatted(_) -> {}
        case Constraint.OneOf(List<String> values) -> {
          boolean asText = values.stream().anyMatch(value -> !isShort(value));
          var list = node.putArray("enum");
          values.forEach(
              value -> list.add(asText ? list.textNode(value) : value(field.type(), value)));
        }
        case Constraint.Minimum(String bound, boolean exclusive) ->
            node.set(exclusive ? "exclusiveMinimum" : "minimum", value(field.type(), bound));
        case Constraint.Maximum(String bound, boolean exclusive) ->
            node.set(exclusive ? "exclusiveMaximum" : "maximum", value(field.type(), bound));
      }
    }
    return node;
  }

  private static boolean isShort(String canonical) {
    return canonical.chars().filter(c -> c >= '0' && c <= '9').count() <= DIGITS_EXACT;
  }

  private static JsonNode value(FieldType type, String canonical) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (type) {
      case FieldType.Whole(), FieldType.Decimal(_, _), FieldType.Year() ->
          isShort(canonical)
              ? nodes.numberNode(new BigDecimal(canonical))
              : nodes.textNode(canonical);
      case FieldType.Bool() -> nodes.booleanNode(canonical.equals("true"));
      case FieldType.Text(),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.YearMonth(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          nodes.textNode(canonical);
    };
  }

  static List<Constraint> read(Properties from, FieldType type) {
    List<Constraint> constraints = new ArrayList<>();
    switch (type) {
      case FieldType.Text() -> {
        lengths(from, constraints);
        pattern(from).ifPresent(pattern -> constraints.add(new Constraint.Matches(pattern)));
        oneOf(from, type).ifPresent(constraints::add);
      }
      case FieldType.Bool() -> oneOf(from, type).ifPresent(constraints::add);
      case FieldType.Whole(),
          FieldType.Decimal(_, _),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.Year(),
          FieldType.YearMonth(),
          FieldType.Duration() -> {
        oneOf(from, type).ifPresent(constraints::add);
        bounds(from, type, constraints);
      }
      case FieldType.GeoPoint() -> noList(from);
      case FieldType.JsonText(JsonKind kind) -> {
        noList(from);
        from.unsupported(
            "jsonSchema", "no jsonSchema: fields of their own for what has to be held");
        if (kind != JsonKind.GEOJSON) {
          items(from, constraints);
        }
      }
    }
    return constraints;
  }

  private static void noList(Properties from) {
    from.unsupported("enum", "no enum: one value is written in many ways");
  }

  private static void items(Properties from, List<Constraint> constraints) {
    Optional<Integer> min = from.whole("minLength", 0, LENGTH_MAX);
    Optional<Integer> max = from.whole("maxLength", min.orElse(0), LENGTH_MAX);
    min.ifPresent(items -> constraints.add(new Constraint.MinItems(items)));
    max.ifPresent(items -> constraints.add(new Constraint.MaxItems(items)));
  }

  private static void lengths(Properties from, List<Constraint> constraints) {
    Optional<Integer> min = from.whole("minLength", 0, LENGTH_MAX);
    Optional<Integer> max = from.whole("maxLength", min.orElse(0), LENGTH_MAX);
    min.ifPresent(length -> constraints.add(new Constraint.MinLength(length)));
    max.ifPresent(length -> constraints.add(new Constraint.MaxLength(length)));
  }

  private static Optional<CellPattern> pattern(Properties from) {
    return from.any("pattern")
        .flatMap(value -> {
          if (!value.isTextual()) {
            return from.bad(from.at("pattern"), "a regular expression", value);
          }
          return switch (CellPattern.compile(value.textValue())) {
            case CellPattern.Compilation.Compiled(CellPattern pattern) -> Optional.of(pattern);
            case CellPattern.Compilation.Refused(String expected) -> {
              from.problems()
                  .add(
                      Rule.CONTRACT_UNSAFE_PATTERN,
                      from.at("pattern"),
                      expected,
                      value.textValue());
              yield Optional.empty();
            }
          };
        });
  }

  private static Optional<Constraint> oneOf(Properties from, FieldType type) {
    LinkedHashSet<String> values = new LinkedHashSet<>();
    for (Properties.Item item : from.items("enum", 1, ENUM_MAX)) {
      Optional<String> value = value(from, type, item.value(), item.pointer());
      if (value.isPresent() && !values.add(value.get())) {
        from.bad(item.pointer(), "each value once", item.value());
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new Constraint.OneOf(List.copyOf(values)));
  }

  private static void bounds(Properties from, FieldType type, List<Constraint> constraints) {
    Optional<String> min = bound(from, type, "minimum");
    Optional<String> minExclusive = bound(from, type, "exclusiveMinimum");
    Optional<String> max = bound(from, type, "maximum");
    Optional<String> maxExclusive = bound(from, type, "exclusiveMaximum");
    min.ifPresent(bound -> constraints.add(new Constraint.Minimum(bound, false)));
    minExclusive.ifPresent(bound -> constraints.add(new Constraint.Minimum(bound, true)));
    max.ifPresent(bound -> constraints.add(new Constraint.Maximum(bound, false)));
    maxExclusive.ifPresent(bound -> constraints.add(new Constraint.Maximum(bound, true)));
    leavesRoom(from, type, min, max, "maximum", 0);
    leavesRoom(from, type, minExclusive, max, "maximum", -1);
    leavesRoom(from, type, min, maxExclusive, "exclusiveMaximum", -1);
    leavesRoom(from, type, minExclusive, maxExclusive, "exclusiveMaximum", -1);
  }

  private static Optional<String> bound(Properties from, FieldType type, String name) {
    return from.any(name).flatMap(value -> value(from, type, value, from.at(name)));
  }

  private static Optional<String> value(
      Properties from, FieldType type, JsonNode value, String at) {
    Optional<String> canonical = CanonicalText.of(type, value);
    if (canonical.isEmpty()) {
      from.problems()
          .add(
              Rule.CONTRACT_VALUE_NOT_OF_TYPE,
              at,
              CanonicalText.describe(type),
              Properties.found(value));
    }
    return canonical;
  }

  private static void leavesRoom(
      Properties from,
      FieldType type,
      Optional<String> low,
      Optional<String> high,
      String highName,
      int comparedMax) {
    if (low.isPresent()
        && high.isPresent()
        && CanonicalText.compare(type, low.get(), high.get()) > comparedMax) {
      String than = comparedMax == 0 ? "a bound not below " : "a bound above ";
      from.problems()
          .add(Rule.CONTRACT_VALUE_NOT_OF_TYPE, from.at(highName), than + low.get(), high.get());
    }
  }

  /// Whether a canonical value of the field satisfies all that the contract asks of its cells.
  static boolean satisfied(Field field, String canonical) {
    return field.constraints().stream()
        .allMatch(constraint ->
            switch (constraint) {
              case Constraint.MinLength(int codePoints) ->
                  canonical.codePointCount(0, canonical.length()) >= codePoints;
              case Constraint.MaxLength(int codePoints) ->
                  canonical.codePointCount(0, canonical.length()) <= codePoints;
              case Constraint.MinItems(_), Constraint.MaxItems(_) ->
                  throw new IllegalArgumentException("no constant has elements");
              case Constraint.Matches(CellPattern pattern) -> {
                byte[] utf8 = canonical.getBytes(StandardCharsets.UTF_8);
                yield pattern.matches(utf8, 0, utf8.length);
              }
              case Constraint.Formatted(TextFormat format) -> {
                byte[] utf8 = canonical.getBytes(StandardCharsets.UTF_8);
                yield format.matches(utf8, 0, utf8.length);
              }
              case Constraint.OneOf(List<String> values) -> values.contains(canonical);
              case Constraint.Minimum(String bound, boolean exclusive) ->
                  CanonicalText.compare(field.type(), canonical, bound) >= (exclusive ? 1 : 0);
              case Constraint.Maximum(String bound, boolean exclusive) ->
                  CanonicalText.compare(field.type(), canonical, bound) <= (exclusive ? -1 : 0);
            });
  }
}
