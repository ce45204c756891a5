package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.condition.Condition;
import lv.aprite.engine.condition.Kind;
import lv.aprite.engine.contract.QualityRule.Consequence;
import lv.aprite.engine.finding.Rule;

/// The quality rules of a contract, `aprite:quality` of the resource: each with a name, an effect,
/// and exactly one property that says what it asks for.
final class QualityCodec {
  static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";

  private static final int NAME_MAX = 63;
  private static final int RULES_MAX = 100;
  private static final int FIELDS_MAX = 32;
  private static final int PLACES_MAX = 9;
  private static final List<String> EFFECTS = List.of("block", "hold", "warn");
  private static final List<String> KINDS =
      List.of(
          "condition",
          "sum",
          "nullShare",
          "invalidShare",
          "duplicateShare",
          "rowCountChange",
          "drift");

  private final Schema schema;

  private QualityCodec(Schema schema) {
    this.schema = schema;
  }

  static List<QualityRule> read(Properties from, Schema schema) {
    QualityCodec codec = new QualityCodec(schema);
    List<QualityRule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Properties one : from.objects("aprite:quality", 1, RULES_MAX)) {
      Optional<String> name = name(one);
      if (name.isPresent() && !names.add(name.get())) {
        one.problems()
            .add(Rule.CONTRACT_BAD_VALUE, one.at("name"), "a name that no other has", name.get());
      }
      codec.rule(one, name).ifPresent(rules::add);
      one.finish();
    }
    return rules;
  }

  /// The name of a rule or of a test.
  private static Optional<String> name(Properties from) {
    return from.requiredText("name", NAME_MAX)
        .filter(text -> {
          boolean is = text.matches(NAME);
          if (!is) {
            from.problems()
                .add(
                    Rule.CONTRACT_BAD_VALUE,
                    from.at("name"),
                    "1 to 63 of a-z, 0-9 and -, not beginning with -",
                    text);
          }
          return is;
        });
  }

  private Optional<QualityRule> rule(Properties from, Optional<String> name) {
    from.required("effect");
    Optional<Consequence> effect =
        from.oneOf("effect", EFFECTS)
            .map(word -> Consequence.valueOf(word.toUpperCase(Locale.ROOT)));
    List<String> kinds = KINDS.stream().filter(from::has).toList();
    if (kinds.size() != 1) {
      from.problems()
          .add(
              kinds.isEmpty() ? Rule.CONTRACT_MISSING_PROPERTY : Rule.CONTRACT_BAD_VALUE,
              from.pointer(),
              "exactly one of " + String.join(", ", KINDS),
              kinds.isEmpty() ? "none of them" : String.join(", ", kinds));
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    Optional<QualityRule> rule =
        kind.equals("condition")
            ? condition(from, name.orElse(""), effect.orElse(Consequence.BLOCK))
            : from.object(kind)
                .flatMap(inner -> {
                  Optional<QualityRule> read =
                      rule(inner, kind, name.orElse(""), effect.orElse(Consequence.BLOCK));
                  inner.finish();
                  return read;
                });
    return name.isPresent() && effect.isPresent() ? rule : Optional.empty();
  }

  private Optional<QualityRule> rule(
      Properties from, String kind, String name, Consequence effect) {
    return switch (kind) {
      case "sum" -> sum(from, name, effect);
      case "nullShare" ->
          share(from, (field, max) -> new QualityRule.NullShare(name, effect, field, max));
      case "invalidShare" ->
          share(from, (field, max) -> new QualityRule.InvalidShare(name, effect, field, max));
      case "duplicateShare" -> {
        Optional<List<String>> fields = fields(from, "fields", 1);
        Optional<BigDecimal> max = max(from);
        yield fields.isPresent() && max.isPresent()
            ? Optional.of(new QualityRule.DuplicateShare(name, effect, fields.get(), max.get()))
            : Optional.empty();
      }
      case "rowCountChange" -> rowCountChange(from, name, effect);
      case "drift" -> share(from, (field, max) -> new QualityRule.Drift(name, effect, field, max));
      case String other -> throw new IllegalArgumentException("no kind of rule: " + other);
    };
  }

  private Optional<QualityRule> condition(Properties from, String name, Consequence effect) {
    return from.text("condition", Condition.TEXT_MAX)
        .flatMap(text ->
            switch (Condition.compile(text, this::named)) {
              case Condition.Compilation.Compiled(Condition condition) ->
                  Optional.of(new QualityRule.RowCondition(name, effect, condition));
              case Condition.Compilation.Refused(String expected) -> {
                from.problems().add(Rule.CONTRACT_CONDITION, from.at("condition"), expected, text);
                yield Optional.empty();
              }
            });
  }

  private Optional<Condition.Named> named(String name) {
    int position = schema.indexOf(name);
    return position < 0
        ? Optional.empty()
        : Optional.of(new Condition.Named(position, kind(schema.fields().get(position).type())));
  }

  /// What the values of a type are in a condition.
  private static Kind kind(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> Kind.TEXT;
      case FieldType.Whole(), FieldType.Decimal(_, _), FieldType.Year() -> Kind.NUMBER;
      case FieldType.Bool() -> Kind.FLAG;
      case FieldType.Date() -> Kind.DATE;
      case FieldType.Time() -> Kind.TIME;
      case FieldType.DateTime(boolean utc) -> utc ? Kind.INSTANT : Kind.LOCAL;
      case FieldType.YearMonth() -> Kind.MONTH;
      case FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) -> Kind.OTHER;
    };
  }

  private Optional<QualityRule> sum(Properties from, String name, Consequence effect) {
    int before = from.problems().count();
    Optional<String> total = field(from, "total");
    Optional<List<String>> parts = fields(from, "parts", 1);
    total.ifPresent(field -> requireNumber(from, field, from.at("total")));
    List<String> all = parts.orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      requireNumber(from, all.get(i), from.at("parts") + "/" + i);
      if (total.isPresent() && total.get().equals(all.get(i))) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at("parts") + "/" + i,
                "a field other than the total",
                all.get(i));
      }
    }
    Optional<BigDecimal> tolerance =
        from.has("tolerance")
            ? number(from, "tolerance", BigDecimal.valueOf(Long.MAX_VALUE))
            : Optional.of(BigDecimal.ZERO);
    return total.isPresent()
            && parts.isPresent()
            && tolerance.isPresent()
            && from.problems().count() == before
        ? Optional.of(
            new QualityRule.RowSum(name, effect, total.get(), parts.get(), tolerance.get()))
        : Optional.empty();
  }

  private void requireNumber(Properties from, String field, String at) {
    FieldType type = schema.fields().get(schema.indexOf(field)).type();
    if (!(type instanceof FieldType.Whole || type instanceof FieldType.Decimal)) {
      from.problems().add(Rule.CONTRACT_BAD_VALUE, at, "a field of type integer or number", field);
    }
  }

  private static Optional<QualityRule> rowCountChange(
      Properties from, String name, Consequence effect) {
    from.required("fallMax");
    from.required("riseMax");
    Optional<BigDecimal> fall = number(from, "fallMax", BigDecimal.ONE);
    Optional<BigDecimal> rise = number(from, "riseMax", BigDecimal.valueOf(Integer.MAX_VALUE));
    return fall.isPresent() && rise.isPresent()
        ? Optional.of(new QualityRule.RowCountChange(name, effect, fall.get(), rise.get()))
        : Optional.empty();
  }

  private interface OfShare {
    QualityRule rule(String field, BigDecimal max);
  }

  private Optional<QualityRule> share(Properties from, OfShare of) {
    Optional<String> field = field(from, "field");
    Optional<BigDecimal> max = max(from);
    return field.isPresent() && max.isPresent()
        ? Optional.of(of.rule(field.get(), max.get()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> max(Properties from) {
    from.required("max");
    return number(from, "max", BigDecimal.ONE);
  }

  /// A number from 0 on.
  private static Optional<BigDecimal> number(Properties from, String name, BigDecimal max) {
    return from.any(name)
        .flatMap(value -> {
          boolean is =
              value.isNumber()
                  && value.decimalValue().signum() >= 0
                  && value.decimalValue().compareTo(max) <= 0
                  && value.decimalValue().stripTrailingZeros().scale() <= PLACES_MAX;
          return is
              ? Optional.of(value.decimalValue().stripTrailingZeros())
              : from.<BigDecimal>bad(
                  from.at(name),
                  "a number from 0 to " + max + " with at most " + PLACES_MAX + " decimals",
                  value);
        });
  }

  private Optional<String> field(Properties from, String property) {
    return from.requiredText(property, FieldCodec.NAME_MAX)
        .filter(name -> isField(from, name, from.at(property)));
  }

  /// Names of different fields.
  private Optional<List<String>> fields(Properties from, String property, int min) {
    Optional<JsonNode> there = from.required(property);
    List<String> names = from.texts(property, min, FIELDS_MAX);
    boolean known = !names.isEmpty();
    for (int i = 0; i < names.size(); i++) {
      known &= isField(from, names.get(i), from.at(property) + "/" + i);
    }
    return there.isPresent() && known ? Optional.of(names) : Optional.empty();
  }

  private boolean isField(Properties from, String name, String at) {
    boolean known = schema.indexOf(name) >= 0;
    if (!known) {
      from.problems().add(Rule.CONTRACT_UNKNOWN_FIELD, at, "the name of a field", name);
    }
    return known;
  }

  static void write(List<QualityRule> rules, ObjectNode to) {
    if (rules.isEmpty()) {
      return;
    }
    ArrayNode list = to.putArray("aprite:quality");
    for (QualityRule rule : rules) {
      ObjectNode node = list.addObject();
      node.put("name", rule.name());
      node.put("effect", rule.consequence().name().toLowerCase(Locale.ROOT));
      write(rule, node);
    }
  }

  private static void write(QualityRule rule, ObjectNode node) {
    switch (rule) {
      case QualityRule.RowCondition(_, _, Condition condition) ->
          node.put("condition", condition.text());
      case QualityRule.RowSum(_, _, String total, List<String> parts, BigDecimal tolerance) -> {
        ObjectNode sum = node.putObject("sum").put("total", total);
        Json.texts(sum, "parts", parts);
        sum.put("tolerance", tolerance);
      }
      case QualityRule.NullShare(_, _, String field, BigDecimal max) ->
          node.putObject("nullShare").put("field", field).put("max", max);
      case QualityRule.InvalidShare(_, _, String field, BigDecimal max) ->
          node.putObject("invalidShare").put("field", field).put("max", max);
      case QualityRule.DuplicateShare(_, _, List<String> fields, BigDecimal max) -> {
        ObjectNode share = node.putObject("duplicateShare");
        Json.texts(share, "fields", fields);
        share.put("max", max);
      }
      case QualityRule.RowCountChange(_, _, BigDecimal fallMax, BigDecimal riseMax) ->
          node.putObject("rowCountChange").put("fallMax", fallMax).put("riseMax", riseMax);
      case QualityRule.Drift(_, _, String field, BigDecimal max) ->
          node.putObject("drift").put("field", field).put("max", max);
    }
  }
}
