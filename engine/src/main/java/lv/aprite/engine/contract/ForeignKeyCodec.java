package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// The foreign keys of a schema (Table Schema v2 `foreignKeys`). Table Schema knows other resources
/// of the same package only; which dataset is meant stands beside it as `aprite:dataset`.
final class ForeignKeyCodec {
  private static final int KEYS_MAX = 20;
  private static final int FIELDS_MAX = 32;
  private static final int DATASET_MAX = 127;

  private ForeignKeyCodec() {}

  /// @param schema whose keys these are
  static List<ForeignKey> read(List<Properties> entries, Schema schema) {
    List<ForeignKey> keys = new ArrayList<>();
    for (Properties entry : entries) {
      key(entry, schema).ifPresent(keys::add);
    }
    return keys;
  }

  /// The entries, so that they count as known; they can be read once the fields are.
  static List<Properties> entries(Properties from) {
    return from.objects("foreignKeys", 1, KEYS_MAX);
  }

  private static Optional<ForeignKey> key(Properties from, Schema schema) {
    int before = from.problems().count();
    List<String> fields = names(from);
    for (int i = 0; i < fields.size(); i++) {
      if (schema.indexOf(fields.get(i)) < 0) {
        from.problems()
            .add(
                Rule.CONTRACT_UNKNOWN_FIELD,
                from.at("fields") + "/" + i,
                "the name of a field",
                fields.get(i));
      }
    }
    from.required("reference");
    Optional<ForeignKey> key =
        from.object("reference").flatMap(reference -> reference(reference, fields));
    from.finish();
    return from.problems().count() == before ? key : Optional.empty();
  }

  private static Optional<ForeignKey> reference(Properties from, List<String> fields) {
    int before = from.problems().count();
    Optional<String> dataset =
        from.requiredText("aprite:dataset", DATASET_MAX)
            .filter(text -> {
              boolean is = text.matches(QualityCodec.NAME + "/" + QualityCodec.NAME);
              if (!is) {
                from.problems()
                    .add(
                        Rule.CONTRACT_BAD_VALUE,
                        from.at("aprite:dataset"),
                        "publisher/dataset",
                        text);
              }
              return is;
            });
    Optional<String> resource = from.requiredText("resource", DATASET_MAX);
    if (dataset.isPresent() && resource.isPresent()) {
      String name = dataset.get().substring(dataset.get().indexOf('/') + 1);
      if (!resource.get().equals(name)) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at("resource"),
                "the dataset's resource, " + name,
                resource.get());
      }
    }
    List<String> referenced = names(from);
    if (!fields.isEmpty() && !referenced.isEmpty() && fields.size() != referenced.size()) {
      from.problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              from.at("fields"),
              "as many fields as the key has: " + fields.size(),
              referenced.size() + " fields");
    }
    from.finish();
    return dataset.isPresent() && from.problems().count() == before
        ? Optional.of(new ForeignKey(fields, dataset.get(), referenced))
        : Optional.empty();
  }

  /// One name, or a list of names.
  private static List<String> names(Properties from) {
    from.required("fields");
    boolean single = from.any("fields").map(value -> value.isTextual()).orElse(false);
    return single
        ? from.text("fields", FieldCodec.NAME_MAX).stream().toList()
        : from.texts("fields", 1, FIELDS_MAX);
  }

  static void write(List<ForeignKey> keys, ObjectNode schema) {
    if (keys.isEmpty()) {
      return;
    }
    ArrayNode list = schema.putArray("foreignKeys");
    for (ForeignKey key : keys) {
      ObjectNode node = list.addObject();
      Json.texts(node, "fields", key.fields());
      ObjectNode reference = node.putObject("reference");
      reference.put("aprite:dataset", key.dataset());
      reference.put("resource", key.dataset().substring(key.dataset().indexOf('/') + 1));
      Json.texts(reference, "fields", key.referenced());
    }
  }
}
