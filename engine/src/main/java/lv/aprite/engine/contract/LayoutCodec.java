package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Rule;

/// A layout of the contract: where in the publisher's file each published field comes from.
final class LayoutCodec {
  private static final int ID_MAX = 63;
  private static final int HEADER_MAX = 1000;
  private static final int REASON_MAX = 1000;
  private static final int CONSTANT_MAX = 10_000;
  private static final int COLUMNS_MAX = 16_384;
  private static final List<String> FORMATS =
      java.util.Arrays.stream(FileFormat.values()).map(FileFormat::label).toList();
  private static final int MEMBER_MAX = 1000;
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

  /// The fields as the layouts see them.
  private final SchemaCodec.Read read;

  LayoutCodec(SchemaCodec.Read read) {
    this.read = read;
  }

  Optional<Layout> read(Properties from) {
    Optional<String> id =
        from.requiredText("id", ID_MAX)
            .filter(text -> {
              boolean is = text.matches(ID);
              if (!is) {
                from.problems()
                    .add(
                        Rule.CONTRACT_BAD_VALUE,
                        from.at("id"),
                        "1 to 63 of A-Z, a-z, 0-9, `.`, `_` and `-`",
                        text);
              }
              return is;
            });
    FileFormat format =
        from.oneOf("format", FORMATS)
            .map(label -> FileFormat.values()[FORMATS.indexOf(label)])
            .orElse(FileFormat.CSV);
    if (format != FileFormat.CSV) {
      from.unsupported("encoding", "none: a file that is " + format.words() + " states its own");
    }
    Optional<String> member = from.text("member", MEMBER_MAX);
    Layout.EncodingRule encoding = encoding(from);
    Dialect dialect = DialectCodec.read(from.object("dialect"), format);
    Map<String, String> headers = new HashMap<>();
    Optional<List<Layout.Origin>> origins = origins(from, headers);
    List<Layout.Ignored> ignored = ignored(from, headers);
    from.finish();
    if (id.isEmpty() || origins.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Layout(id.get(), format, member, encoding, dialect, origins.get(), ignored));
  }

  private static Layout.EncodingRule encoding(Properties from) {
    Optional<String> label = from.text("encoding", ID_MAX);
    if (label.isEmpty()) {
      return new Layout.EncodingRule.ByEvidence();
    }
    for (Encoding encoding : Encoding.values()) {
      if (encoding.label().equalsIgnoreCase(label.get())) {
        return new Layout.EncodingRule.Stated(encoding);
      }
    }
    List<String> labels = java.util.Arrays.stream(Encoding.values()).map(Encoding::label).toList();
    from.problems()
        .add(
            Rule.CONTRACT_BAD_VALUE,
            from.at("encoding"),
            "one of " + String.join(", ", labels),
            label.get());
    return new Layout.EncodingRule.ByEvidence();
  }

  /// One origin for each field in the schema's order, or nothing when one is missing or wrong.
  private Optional<List<Layout.Origin>> origins(Properties from, Map<String, String> headers) {
    Map<String, Layout.Origin> byTarget = new LinkedHashMap<>();
    Set<String> named = new java.util.HashSet<>();
    boolean present = from.required("fields").isPresent();
    int before = from.problems().count();
    for (Properties entry : from.objects("fields", 1, COLUMNS_MAX)) {
      Optional<Field> field = target(entry, named);
      if (field.isPresent()) {
        origin(entry, field.get(), headers)
            .ifPresent(origin -> byTarget.put(field.get().name(), origin));
      }
    }
    if (!present) {
      return Optional.empty();
    }
    List<Layout.Origin> origins = new ArrayList<>();
    for (Field field : read.schema().fields()) {
      if (!named.contains(field.name())) {
        from.problems()
            .add(
                Rule.CONTRACT_LAYOUT_INCOMPLETE,
                from.at("fields"),
                "an entry for the field " + field.name(),
                "none");
      } else if (byTarget.containsKey(field.name())) {
        origins.add(byTarget.get(field.name()));
      }
    }
    return from.problems().count() == before ? Optional.of(origins) : Optional.empty();
  }

  private Optional<Field> target(Properties entry, Set<String> named) {
    Optional<String> target = entry.requiredText("target", FieldCodec.NAME_MAX);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    int index = read.schema().indexOf(target.get());
    if (index < 0) {
      entry
          .problems()
          .add(
              Rule.CONTRACT_UNKNOWN_FIELD, entry.at("target"), "the name of a field", target.get());
      return Optional.empty();
    }
    if (!named.add(target.get())) {
      entry
          .problems()
          .add(Rule.CONTRACT_MAPPED_TWICE, entry.at("target"), "each field once", target.get());
      return Optional.empty();
    }
    return Optional.of(read.schema().fields().get(index));
  }

  private Optional<Layout.Origin> origin(
      Properties entry, Field field, Map<String, String> headers) {
    boolean source = entry.has("source");
    boolean constant = entry.has("constant");
    boolean absent = entry.has("absent");
    int kinds = (source ? 1 : 0) + (constant ? 1 : 0) + (absent ? 1 : 0);
    if (kinds != 1) {
      Rule rule = kinds == 0 ? Rule.CONTRACT_LAYOUT_INCOMPLETE : Rule.CONTRACT_MAPPED_TWICE;
      entry
          .problems()
          .add(
              rule,
              entry.pointer(),
              "exactly one of source, constant and absent",
              kinds == 0 ? "none of them" : kinds + " of them");
      return Optional.empty();
    }
    Optional<Layout.Origin> origin =
        source
            ? column(entry, field, headers)
            : constant ? constant(entry, field) : absent(entry, field);
    entry.finish();
    return origin;
  }

  private Optional<Layout.Origin> column(
      Properties entry, Field field, Map<String, String> headers) {
    Optional<String> header = header(entry, headers);
    Parsing parsing =
        entry.has("parse")
            ? entry
                .object("parse")
                .map(parse -> ParsingCodec.read(parse, field.type(), read.missing()))
                .orElse(Parsing.DEFAULT)
            : ParsingCodec.byDefault(read.missing());
    return header.map(name -> new Layout.Origin.Column(name, parsing));
  }

  /// The source column of an entry; each is named once in a layout.
  private static Optional<String> header(Properties entry, Map<String, String> headers) {
    Optional<String> header = entry.requiredText("source", HEADER_MAX);
    return header.filter(name -> {
      String taken = headers.putIfAbsent(name, entry.pointer());
      if (taken != null) {
        entry
            .problems()
            .add(Rule.CONTRACT_MAPPED_TWICE, entry.at("source"), "each source column once", name);
      }
      return taken == null;
    });
  }

  private static Optional<Layout.Origin> constant(Properties entry, Field field) {
    if (!field.type().isComparable()) {
      entry.unsupported("constant", "a source column: a point or JSON is no constant");
      return Optional.empty();
    }
    return entry
        .any("constant")
        .flatMap(value -> {
          Optional<String> canonical =
              CanonicalText.of(field.type(), value).filter(text -> text.length() <= CONSTANT_MAX);
          if (canonical.isEmpty()) {
            entry
                .problems()
                .add(
                    Rule.CONTRACT_VALUE_NOT_OF_TYPE,
                    entry.at("constant"),
                    CanonicalText.describe(field.type()),
                    Properties.found(value));
            return Optional.empty();
          }
          if (!ConstraintCodec.satisfied(field, canonical.get())) {
            return entry.bad(
                entry.at("constant"),
                "a value that satisfies the constraints of the field " + field.name(),
                value);
          }
          return Optional.of(new Layout.Origin.Constant(canonical.get()));
        });
  }

  private Optional<Layout.Origin> absent(Properties entry, Field field) {
    Optional<String> reason = entry.text("absent", REASON_MAX);
    if (field.required() || read.schema().primaryKey().contains(field.name())) {
      entry
          .problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              entry.at("absent"),
              "a source or a constant, because every row needs a value of the field "
                  + field.name(),
              reason.orElse(""));
      return Optional.empty();
    }
    return reason.map(Layout.Origin.Absent::new);
  }

  private static List<Layout.Ignored> ignored(Properties from, Map<String, String> headers) {
    List<Layout.Ignored> ignored = new ArrayList<>();
    for (Properties entry : from.objects("ignored", 0, COLUMNS_MAX)) {
      Optional<String> header = header(entry, headers);
      Optional<String> reason = entry.requiredText("reason", REASON_MAX);
      entry.finish();
      if (header.isPresent() && reason.isPresent()) {
        ignored.add(new Layout.Ignored(header.get(), reason.get()));
      }
    }
    return ignored;
  }

  /// Reports layouts whose files could never be told apart, or that have one id.
  static void checkApart(List<Layout> layouts, List<Properties> entries) {
    for (int later = 1; later < layouts.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Layout one = layouts.get(earlier);
        Layout other = layouts.get(later);
        Properties from = entries.get(later);
        if (one.id().equals(other.id())) {
          from.problems()
              .add(Rule.CONTRACT_LAYOUTS_ALIKE, from.at("id"), "an id of its own", other.id());
        } else if (one.format() == other.format()
            && one.member().equals(other.member())
            && one.encoding().equals(other.encoding())
            && one.dialect().equals(other.dialect())
            && Set.copyOf(one.headers()).equals(Set.copyOf(other.headers()))) {
          from.problems()
              .add(
                  Rule.CONTRACT_LAYOUTS_ALIKE,
                  from.pointer(),
                  "another encoding, dialect or other columns than in layout " + one.id(),
                  other.id());
        }
      }
    }
  }

  static ObjectNode encode(Layout layout, Schema schema) {
    ObjectNode node = Json.object();
    node.put("id", layout.id());
    if (layout.format() != FileFormat.CSV) {
      node.put("format", layout.format().label());
    }
    layout.member().ifPresent(member -> node.put("member", member));
    switch (layout.encoding()) {
      case Layout.EncodingRule.Stated(Encoding encoding) -> node.put("encoding", encoding.label());
      case Layout.EncodingRule.ByEvidence() -> {}
    }
    node.set("dialect", DialectCodec.encode(layout.dialect(), layout.format()));
    ArrayNode fields = node.putArray("fields");
    for (int i = 0; i < layout.origins().size(); i++) {
      ObjectNode entry = fields.addObject().put("target", schema.fields().get(i).name());
      switch (layout.origins().get(i)) {
        case Layout.Origin.Column(String header, Parsing parsing) -> {
          entry.put("source", header);
          ObjectNode parse = ParsingCodec.encode(parsing);
          if (!parse.isEmpty()) {
            entry.set("parse", parse);
          }
        }
        case Layout.Origin.Constant(String value) -> entry.put("constant", value);
        case Layout.Origin.Absent(String reason) -> entry.put("absent", reason);
      }
    }
    if (!layout.ignored().isEmpty()) {
      ArrayNode ignored = node.putArray("ignored");
      layout
          .ignored()
          .forEach(
              one -> ignored.addObject().put("source", one.header()).put("reason", one.reason()));
    }
    return node;
  }

  /// Layouts in their order, without those that are broken.
  static List<Layout> readAll(List<Properties> entries, SchemaCodec.Read read) {
    List<Layout> layouts = new ArrayList<>();
    List<Properties> whole = new ArrayList<>();
    for (Properties entry : entries) {
      new LayoutCodec(read)
          .read(entry)
          .ifPresent(layout -> {
            layouts.add(layout);
            whole.add(entry);
          });
    }
    checkApart(layouts, whole);
    return Collections.unmodifiableList(layouts);
  }
}
