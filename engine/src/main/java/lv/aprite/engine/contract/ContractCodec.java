package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.finding.Rule;

/// A contract as a JSON document: a Data Package v2 descriptor with our properties beside it, see
/// `schemas/contract-1.0.json`.
///
/// What can be wrong with it is found here and nowhere else, each with its place. A property that
/// nobody defined is a finding, because a misspelt promise would be no promise. Properties of Data
/// Package that only describe (`id`, `homepage`, `sources`, …) are left out.
public final class ContractCodec {
  public static final String PROFILE = "https://aprite.lv/schemas/contract-1.0.json";
  public static final int BYTES_MAX = StrictJson.BYTES_MAX;

  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
  private static final int TEXT_MAX = 255;
  private static final int LAYOUTS_MAX = 100;
  private static final int SHARE_PLACES_MAX = 9;

  private ContractCodec() {}

  public static Decoding<Contract> decode(byte[] bytes) {
    Problems problems = new Problems();
    ObjectNode document = StrictJson.parse(bytes, problems);
    if (problems.any()) {
      return new Decoding.Broken<>(problems.findings());
    }
    return Json.result(read(new Properties(document, "", problems)), problems);
  }

  static Optional<Contract> read(Properties from) {
    from.required("$schema");
    from.oneOf("$schema", List.of(PROFILE));
    Optional<String> name = name(from);
    Optional<Contract.Version> version = version(from);
    Optional<Metadata> metadata = MetadataCodec.read(from);
    BigDecimal rejectedShareMax = share(from);
    Comparison comparison = ComparisonCodec.read(from);
    Optional<WebSource> source = WebSourceCodec.read(from);
    from.oneOf("aprite:update", List.of("replace"));
    from.leaveOut("id", "homepage", "created", "image", "sources");
    from.required("resources");
    Optional<Resource> resource = Optional.empty();
    for (Properties one : from.objects("resources", 1, 1)) {
      resource = resource(one, name);
    }
    from.finish();
    if (name.isEmpty()
        || version.isEmpty()
        || metadata.isEmpty()
        || resource.isEmpty()
        || from.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new Contract(
            name.get(),
            version.get(),
            metadata.get(),
            resource.get().schema,
            resource.get().layouts,
            rejectedShareMax,
            resource.get().quality,
            comparison,
            source));
  }

  private static Optional<String> name(Properties from) {
    return from.requiredText("name", TEXT_MAX)
        .filter(text -> {
          boolean is = Contract.isName(text);
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

  private static Optional<Contract.Version> version(Properties from) {
    return from.requiredText("version", TEXT_MAX)
        .flatMap(text -> {
          Matcher parts = VERSION.matcher(text);
          if (!parts.matches()) {
            from.problems()
                .add(
                    Rule.CONTRACT_BAD_VALUE,
                    from.at("version"),
                    "major.minor.patch such as 1.0.0",
                    text);
            return Optional.empty();
          }
          return Optional.of(
              new Contract.Version(
                  Integer.parseInt(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Integer.parseInt(parts.group(3))));
        });
  }

  private static BigDecimal share(Properties from) {
    return from.any("aprite:rejectedShareMax")
        .flatMap(value -> {
          boolean is =
              value.isNumber()
                  && value.decimalValue().signum() >= 0
                  && value.decimalValue().compareTo(BigDecimal.ONE) <= 0
                  && value.decimalValue().stripTrailingZeros().scale() <= SHARE_PLACES_MAX;
          return is
              ? Optional.of(value.decimalValue())
              : from.<BigDecimal>bad(
                  from.at("aprite:rejectedShareMax"),
                  "a number from 0 to 1 with at most " + SHARE_PLACES_MAX + " decimals",
                  value);
        })
        .orElse(BigDecimal.ZERO);
  }

  private record Resource(Schema schema, List<Layout> layouts, Quality quality) {}

  private static Optional<Resource> resource(Properties from, Optional<String> name) {
    Optional<String> own = from.requiredText("name", TEXT_MAX);
    if (own.isPresent() && name.isPresent() && !own.equals(name)) {
      from.problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              from.at("name"),
              "the contract's name, " + name.get(),
              own.get());
    }
    from.required("type");
    from.oneOf("type", List.of("table"));
    from.requiredText("path", TEXT_MAX);
    from.leaveOut(
        "$schema",
        "title",
        "description",
        "homepage",
        "sources",
        "licenses",
        "format",
        "mediatype",
        "bytes",
        "hash");
    from.unsupported("data", "no data: they are uploaded");
    from.unsupported("encoding", "the encoding in each layout");
    from.unsupported("dialect", "the dialect in each layout");
    from.required("schema");
    from.required("aprite:layouts");
    Optional<SchemaCodec.Read> schema = from.object("schema").flatMap(SchemaCodec::read);
    List<Properties> layouts = from.objects("aprite:layouts", 1, LAYOUTS_MAX);
    // Without the fields nothing can be said about where they come from, or about rules for them.
    Optional<Resource> resource = schema.map(read -> resource(from, read, layouts));
    from.leaveOut("aprite:quality", "aprite:tests");
    from.finish();
    return resource;
  }

  private static Resource resource(
      Properties from, SchemaCodec.Read read, List<Properties> entries) {
    List<Layout> layouts = LayoutCodec.readAll(entries, read);
    List<QualityRule> rules = QualityCodec.read(from, read.schema());
    // Tests name columns of layouts: of broken ones nothing can be said.
    List<ContractTest> tests =
        layouts.size() == entries.size()
            ? ContractTestCodec.read(from, read.schema(), layouts, rules, read.foreignKeys())
            : List.of();
    return new Resource(read.schema(), layouts, new Quality(rules, read.foreignKeys(), tests));
  }

  /// The document of a contract: the same bytes for equal contracts. Decoded again it gives an
  /// equal one.
  public static byte[] encode(Contract contract) {
    return Json.bytes(tree(contract));
  }

  static ObjectNode tree(Contract contract) {
    ObjectNode node = Json.object();
    node.put("$schema", PROFILE);
    node.put("name", contract.name());
    node.put("version", contract.version().toString());
    MetadataCodec.write(contract.metadata(), node);
    node.put("aprite:rejectedShareMax", contract.rejectedShareMax());
    ComparisonCodec.write(contract.comparison(), node);
    contract.source().ifPresent(source -> WebSourceCodec.write(source, node));
    node.put("aprite:update", "replace");
    ObjectNode resource = node.putArray("resources").addObject();
    resource.put("name", contract.name());
    resource.put("type", "table");
    resource.put("path", contract.name() + ".csv");
    ObjectNode schema = SchemaCodec.encode(contract.schema());
    ForeignKeyCodec.write(contract.quality().foreignKeys(), schema);
    resource.set("schema", schema);
    var layouts = resource.putArray("aprite:layouts");
    contract
        .layouts()
        .forEach(layout -> layouts.add(LayoutCodec.encode(layout, contract.schema())));
    QualityCodec.write(contract.quality().rules(), resource);
    ContractTestCodec.write(contract.quality().tests(), resource);
    return node;
  }
}
