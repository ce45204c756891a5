package lv.aprite.publication.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.StoreUnavailable;

/// A log of numbered documents `<folder>/00000001.json`, each created only if it is absent: hence
/// no two writers append the same number, and no number is left out.
///
/// **Look again.** An append names the number that it was decided for. If that number is taken, or
/// the answer was lost ([StoreUnavailable]), the writer reads the log again and decides again; it
/// never just repeats. Nothing else keeps two writers apart.
public final class AppendLog<T> {
  private static final String MEDIA_TYPE = "application/json";
  private static final long NUMBER_MAX = 99_999_999;

  private final ObjectStore store;
  private final String folder;
  private final Codec<T> codec;

  public AppendLog(ObjectStore store, String folder, Codec<T> codec) {
    this.store = store;
    this.folder = folder;
    this.codec = codec;
  }

  /// What came of an append.
  public sealed interface Append<T> {
    record Appended<T>(long number) implements Append<T> {}

    /// Another writer was first, or this one was and never heard so: read the log again and decide
    /// again.
    record Taken<T>(long number) implements Append<T> {}
  }

  /// The key of the entry of this number.
  public String key(long number) {
    if (number < 1 || number > NUMBER_MAX) {
      throw new IllegalArgumentException(
          folder + ": expected a number from 1 to " + NUMBER_MAX + ", found " + number);
    }
    String digits = Long.toString(number);
    return folder + "/" + "0".repeat(8 - digits.length()) + digits + ".json";
  }

  /// The entry of this number, if the log is that long.
  public Optional<Numbered<T>> entry(long number) {
    return switch (store.read(key(number))) {
      case ObjectStore.Lookup.Found(ObjectStore.Stat stat, byte[] bytes) ->
          Optional.of(new Numbered<>(number, stat.beganAt(), decode(number, bytes)));
      case ObjectStore.Lookup.Absent() -> Optional.empty();
    };
  }

  private T decode(long number, byte[] bytes) {
    try {
      return codec.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          key(number) + ": " + e.getMessage() + "; restore it, or run the version that wrote it",
          e);
    }
  }

  /// Whether the log is that long; cheaper than reading the entry.
  public boolean has(long number) {
    return store.stat(key(number)) instanceof ObjectStore.Stats.Present;
  }

  /// All entries, in order.
  public List<Numbered<T>> entries() {
    List<Numbered<T>> entries = new ArrayList<>();
    for (Optional<Numbered<T>> next = entry(1);
        next.isPresent();
        next = entry(entries.size() + 1L)) {
      entries.add(next.get());
    }
    return entries;
  }

  /// The last entry, if there is any.
  ///
  /// @param hint a number that is probably near the end; any number gives the right answer, a good
  ///   one soon
  public Optional<Numbered<T>> last(long hint) {
    boolean usable = hint >= 1 && hint <= NUMBER_MAX;
    Optional<Numbered<T>> last = usable ? entry(hint) : Optional.empty();
    long absent = usable && last.isEmpty() ? hint : NUMBER_MAX + 1;
    // Numbers have no gap: strides double until they meet an absent one, and halve again between it
    // and the last that is there.
    long stride = 1;
    boolean growing = absent > NUMBER_MAX;
    while (true) {
      long present = last.map(Numbered::number).orElse(0L);
      if (absent - present <= 1) {
        return last;
      }
      long next = growing ? Math.min(present + stride, absent - 1) : (present + absent) >>> 1;
      Optional<Numbered<T>> found = entry(next);
      if (found.isPresent()) {
        last = found;
        stride *= 2;
      } else {
        absent = next;
        growing = false;
      }
    }
  }

  /// Writes the entry under this number, which must be the one after the last that the writer has
  /// read.
  ///
  /// @throws StoreUnavailable when it is not known whether the entry was written: read the log
  ///   again and decide again
  public Append<T> append(long number, T entry) {
    return switch (store.create(key(number), codec.encode(entry), MEDIA_TYPE)) {
      case ObjectStore.Creation.Created() -> new Append.Appended<>(number);
      case ObjectStore.Creation.Exists() -> new Append.Taken<>(number);
    };
  }
}
