package lv.aprite.engine.quality;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.ForeignKey;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Chunk;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.read.Chunks;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.validate.KeyHash;

/// The keys that the rows of a file may refer to, as the other datasets' releases held them when
/// reading began.
///
/// The release's own CSV is read with the parser and the validator that read any file, and its keys
/// are kept in full, so that none is mistaken for another. Their memory has a bound: beyond it the
/// file is refused rather than left unchecked. Immutable once read; for any number of threads.
public final class ForeignKeys {
  /// A release that foreign keys were checked against.
  ///
  /// @param dataset as `publisher/dataset`
  public record Used(String dataset, long release) {}

  /// One foreign key that can be checked.
  ///
  /// @param fields positions of this table's fields
  record Checked(ForeignKey key, long release, List<Integer> fields, KeyHash hash, KeySet there) {
    /// Whether a row refers to what is not there. One that lacks a part refers to nothing.
    boolean isBroken(Batch batch, int row) {
      return !hash.missing(batch, row)
          && !there.contains(hash.hash(batch, row), hash.bytes(batch, row));
    }
  }

  private final List<Checked> checked;
  private final List<Used> used;

  private ForeignKeys(List<Checked> checked, List<Used> used) {
    this.checked = List.copyOf(checked);
    this.used = List.copyOf(used);
  }

  /// Without foreign keys.
  public static ForeignKeys none() {
    return new ForeignKeys(List.of(), List.of());
  }

  /// Reads what the keys refer to.
  ///
  /// @param schema of the table that has the keys
  /// @param bytesMax memory for all keys together
  /// @param findings gets what is wrong with what is referred to
  public static ForeignKeys read(
      Schema schema, List<ForeignKey> keys, References references, long bytesMax, Findings findings)
      throws IOException {
    List<Checked> checked = new ArrayList<>();
    Map<String, References.Held> held = new HashMap<>();
    List<Used> used = new ArrayList<>();
    for (ForeignKey key : keys) {
      if (!held.containsKey(key.dataset())) {
        held.put(key.dataset(), references.current(key.dataset()));
      }
      switch (held.getOrDefault(key.dataset(), new References.Held.Unknown())) {
        case References.Held.Unknown() ->
            add(
                findings,
                Rule.FOREIGN_KEY_UNCHECKED,
                key,
                "a hub that has " + key.dataset(),
                "none");
        case References.Held.Absent() ->
            add(
                findings,
                Rule.FOREIGN_KEY_NO_RELEASE,
                key,
                "a current release of " + key.dataset(),
                "none");
        case References.Held.Release release -> {
          Used one = new Used(key.dataset(), release.release());
          if (!used.contains(one)) {
            used.add(one);
          }
          keys(schema, key, release, bytesMax / keys.size(), findings).ifPresent(checked::add);
        }
      }
    }
    return new ForeignKeys(checked, used);
  }

  List<Checked> checked() {
    return checked;
  }

  /// The releases, each once.
  public List<Used> used() {
    return used;
  }

  private static Optional<Checked> keys(
      Schema schema,
      ForeignKey key,
      References.Held.Release release,
      long bytesMax,
      Findings findings)
      throws IOException {
    String where = key.dataset() + ", release " + release.release();
    List<Field> wanted = new ArrayList<>();
    List<FieldSource> sources = new ArrayList<>();
    for (int i = 0; i < key.fields().size(); i++) {
      String name = key.referenced().get(i);
      FieldType type = schema.fields().get(schema.indexOf(key.fields().get(i))).type();
      int position = release.schema().indexOf(name);
      if (position < 0 || !release.schema().fields().get(position).type().equals(type)) {
        add(
            findings,
            Rule.FOREIGN_KEY_NO_RELEASE,
            key,
            "a field " + name + " of the same type in " + where,
            position < 0 ? "no such field" : "a field of another type");
        return Optional.empty();
      }
      Field field = release.schema().fields().get(position);
      wanted.add(
          new Field(name, type, false, false, List.of(), field.title(), field.description()));
      sources.add(new FieldSource.Column(position, name, Parsing.DEFAULT));
    }
    List<String> columns = release.schema().fields().stream().map(Field::name).toList();
    KeySet there = new KeySet(bytesMax);
    if (!read(release.csv(), columns, new Schema(wanted, List.of()), sources, there)) {
      add(
          findings,
          Rule.FOREIGN_KEYS_TOO_MANY,
          key,
          "keys of " + where + " that take at most " + bytesMax + " bytes",
          "more");
      return Optional.empty();
    }
    List<Integer> fields = key.fields().stream().map(schema::indexOf).toList();
    return Optional.of(new Checked(key, release.release(), fields, new KeyHash(fields), there));
  }

  /// @return false when there is no room for all keys
  private static boolean read(
      Source csv, List<String> columns, Schema schema, List<FieldSource> sources, KeySet into)
      throws IOException {
    Framing framing = new Framing(Encoding.UTF_8, ',', 1, columns, 0);
    ChunkParser parser = new ChunkParser(framing);
    BatchValidator validator = new BatchValidator(schema, sources, ',');
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      all.add(i);
    }
    KeyHash hash = new KeyHash(all);
    try (Chunks chunks = Chunks.open(csv, framing, Chunks.CHUNK_BYTES)) {
      for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
        Batch batch = validator.validate(parser.parse(next.get())).batch();
        for (int row = 0; row < batch.rows(); row++) {
          if (!hash.missing(batch, row)
              && !into.add(hash.hash(batch, row), hash.bytes(batch, row))) {
            return false;
          }
        }
        chunks.recycle(next.get());
      }
    }
    return true;
  }

  private static void add(
      Findings findings, Rule rule, ForeignKey key, String expected, String found) {
    findings.add(new Finding(rule, new Location.Column(key.fields().getFirst()), expected, found));
  }
}
