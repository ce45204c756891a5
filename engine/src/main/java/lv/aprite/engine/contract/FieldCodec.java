package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.aprite.engine.finding.Rule;

/// One field of a Table Schema. `number` says with `aprite:precision` and `aprite:scale` how many
/// digits it has, `datetime` with `aprite:utc` whether it is an instant or local time: neither can
/// be guessed, and both decide what consumers get.
final class FieldCodec {
  static final int NAME_MAX = 255;

  private static final List<String> TYPES =
      List.of(
          "string",
          "integer",
          "number",
          "boolean",
          "date",
          "time",
          "datetime",
          "year",
          "yearmonth",
          "duration",
          "geopoint",
          "geojson",
          "array",
          "object");
  private static final List<String> TYPES_UNSUPPORTED = List.of("any", "list");

  private static final String PERSONAL_DATA = "aprite:personalData";
  private static final String PERSONAL_WORDS =
      "one of "
          + Arrays.stream(PersonalData.values())
              .map(PersonalData::word)
              .collect(Collectors.joining(", "));

  private FieldCodec() {}

  static ObjectNode encode(Field field) {
    ObjectNode node = Json.object();
    node.put("name", field.name());
    switch (field.type()) {
      case FieldType.Text() -> node.put("type", "string");
      case FieldType.Whole() -> node.put("type", "integer");
      case FieldType.Decimal(int precision, int scale) ->
          node.put("type", "number").put("aprite:precision", precision).put("aprite:scale", scale);
      case FieldType.Bool() -> node.put("type", "boolean");
      case FieldType.Date() -> node.put("type", "date");
      case FieldType.Time() -> node.put("type", "time");
      case FieldType.DateTime(boolean utc) -> node.put("type", "datetime").put("aprite:utc", utc);
      case FieldType.Year() -> node.put("type", "year");
      case FieldType.YearMonth() -> node.put("type", "yearmonth");
      case FieldType.Duration() -> node.put("type", "duration");
      case FieldType.GeoPoint() -> node.put("type", "geopoint");
      case FieldType.JsonText(JsonKind kind) -> node.put("type", kind.type());
    }
    LocalTextCodec.TITLE.write(field.title(), node);
    LocalTextCodec.DESCRIPTION.write(field.description(), node);
    for (Constraint constraint : field.constraints()) {
      if (constraint instanceof Constraint.Formatted(TextFormat format)) {
        node.put("format", format.id());
      }
    }
    if (!field.personalData().isEmpty()) {
      Json.texts(
          node, PERSONAL_DATA, field.personalData().stream().map(PersonalData::word).toList());
    }
    ObjectNode constraints = ConstraintCodec.encode(field);
    if (!constraints.isEmpty()) {
      node.set("constraints", constraints);
    }
    return node;
  }

  static Optional<Field> read(Properties from) {
    Optional<String> name = from.requiredText("name", NAME_MAX);
    Optional<FieldType> type = type(from);
    LocalText title = LocalTextCodec.TITLE.read(from);
    LocalText description = LocalTextCodec.DESCRIPTION.read(from);
    List<PersonalData> personalData = personalData(from);
    Optional<Properties> constraints = from.object("constraints");
    from.leaveOut("example", "rdfType");
    Optional<TextFormat> format = format(from, type);
    for (String parsing :
        List.of(
            "missingValues",
            "bareNumber",
            "groupChar",
            "decimalChar",
            "trueValues",
            "falseValues")) {
      from.unsupported(parsing, "this in a layout's parse, because it is about the source");
    }
    for (String categories : List.of("categories", "categoriesOrdered")) {
      from.unsupported(categories, "constraints.enum");
    }
    if (name.isEmpty() || type.isEmpty()) {
      // Which further properties are right depends on the type, so nothing is said about them.
      return Optional.empty();
    }
    boolean required = constraints.flatMap(inner -> inner.flag("required")).orElse(false);
    boolean unique = constraints.flatMap(inner -> inner.flag("unique")).orElse(false);
    if (unique && !type.get().isComparable()) {
      constraints.get().unsupported("unique", "no unique: one value is written in many ways");
    }
    List<Constraint> others = new ArrayList<>();
    format.ifPresent(kind -> others.add(new Constraint.Formatted(kind)));
    constraints.ifPresent(inner -> others.addAll(ConstraintCodec.read(inner, type.get())));
    constraints.ifPresent(Properties::finish);
    from.finish();
    return Optional.of(
        new Field(
            name.get(), type.get(), required, unique, others, title, description, personalData));
  }

  private static List<PersonalData> personalData(Properties from) {
    List<PersonalData> kinds = new ArrayList<>();
    for (Properties.Item item : from.items(PERSONAL_DATA, 1, PersonalData.values().length)) {
      Arrays.stream(PersonalData.values())
          .filter(kind -> kind.word().equals(item.value().asText()))
          .findFirst()
          .ifPresentOrElse(
              kinds::add, () -> from.bad(item.pointer(), PERSONAL_WORDS, item.value()));
    }
    return kinds;
  }

  /// What kind of text it is. At any other field a format would say how the source is written.
  private static Optional<TextFormat> format(Properties from, Optional<FieldType> type) {
    Optional<JsonNode> format =
        from.any("format").filter(value -> !value.asText().equals("default"));
    if (format.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    if (!(type.get() instanceof FieldType.Text)) {
      from.unsupported(
          "format",
          "no format here: each type is published in one form, and a source's form stands in its"
              + " layout's parse");
      return Optional.empty();
    }
    Optional<TextFormat> known = TextFormat.byId(format.get().asText());
    if (known.isEmpty()) {
      Rule rule =
          format.get().asText().equals("binary")
              ? Rule.CONTRACT_UNSUPPORTED
              : Rule.CONTRACT_BAD_VALUE;
      from.problems()
          .add(
              rule,
              from.at("format"),
              "one of " + String.join(", ", TextFormat.ids()),
              Properties.found(format.get()));
    }
    return known;
  }

  private static Optional<FieldType> type(Properties from) {
    return from.requiredText("type", NAME_MAX)
        .flatMap(type ->
            switch (type) {
              case "string" -> Optional.of(new FieldType.Text());
              case "integer" -> Optional.of(new FieldType.Whole());
              case "number" -> decimal(from);
              case "boolean" -> Optional.of(new FieldType.Bool());
              case "date" -> Optional.of(new FieldType.Date());
              case "time" -> Optional.of(new FieldType.Time());
              case "datetime" -> {
                from.required("aprite:utc");
                yield from.flag("aprite:utc").map(FieldType.DateTime::new);
              }
              case "year" -> Optional.of(new FieldType.Year());
              case "yearmonth" -> Optional.of(new FieldType.YearMonth());
              case "duration" -> Optional.of(new FieldType.Duration());
              case "geopoint" -> Optional.of(new FieldType.GeoPoint());
              case "geojson" -> Optional.of(new FieldType.JsonText(JsonKind.GEOJSON));
              case "array" -> Optional.of(new FieldType.JsonText(JsonKind.ARRAY));
              case "object" -> Optional.of(new FieldType.JsonText(JsonKind.OBJECT));
              default -> {
                Rule rule =
                    TYPES_UNSUPPORTED.contains(type)
                        ? Rule.CONTRACT_UNSUPPORTED
                        : Rule.CONTRACT_BAD_VALUE;
                from.problems()
                    .add(rule, from.at("type"), "one of " + String.join(", ", TYPES), type);
                yield Optional.empty();
              }
            });
  }

  private static Optional<FieldType> decimal(Properties from) {
    from.required("aprite:precision");
    from.required("aprite:scale");
    Optional<Integer> precision = from.whole("aprite:precision", 1, FieldType.PRECISION_MAX);
    Optional<Integer> scale =
        from.whole("aprite:scale", 0, precision.orElse(FieldType.PRECISION_MAX));
    return precision.isPresent() && scale.isPresent()
        ? Optional.of(new FieldType.Decimal(precision.get(), scale.get()))
        : Optional.empty();
  }
}
