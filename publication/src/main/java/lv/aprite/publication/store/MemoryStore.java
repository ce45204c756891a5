package lv.aprite.publication.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import lv.aprite.engine.write.Sink;

/// A store in memory that behaves as S3 does where no emulator does: an upload has a beginning and
/// a completion, its time is that of its beginning, and the current version of a key is the upload
/// that *began* last, also when another completes later.
///
/// Keeps versions. Its clock is handed in, and counts in whole seconds.
public final class MemoryStore implements ObjectStore {
  /// By the time of the beginning, and within a second in the order in which the uploads began.
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
  private record Version(Stat stat, long beginning, byte[] bytes) {}

  private static final Comparator<Version> IN_ORDER_OF_BEGINNING =
      Comparator.<Version, Instant>comparing(version -> version.stat().beganAt())
          .thenComparingLong(Version::beginning);

  private final Supplier<Instant> clock;
  private final TreeMap<String, List<Version>> objects = new TreeMap<>(MemoryStore::compareUtf8);
  private long beginnings;

  public MemoryStore(Supplier<Instant> clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Lookup read(String key) {
    Optional<Version> found = current(key);
    if (found.isEmpty()) {
      return new Lookup.Absent();
    }
    checkSize(key, found.get().bytes().length);
    return new Lookup.Found(found.get().stat(), found.get().bytes().clone());
  }

  @Override
  public synchronized Stats stat(String key) {
    Optional<Version> found = current(key);
    return found.isPresent() ? new Stats.Present(found.get().stat()) : new Stats.Absent();
  }

  @Override
  public synchronized Opened open(String key, String version, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset: expected 0 or more, found " + offset);
    }
    for (Version candidate : all(key)) {
      if (candidate.stat().version().equals(version)) {
        byte[] bytes = candidate.bytes();
        int from = (int) Math.min(offset, bytes.length);
        return new Opened.Stream(
            candidate.stat(), new ByteArrayInputStream(bytes, from, bytes.length - from));
      }
    }
    return new Opened.Absent();
  }

  @Override
  public synchronized List<Listed> list(String prefix, String after, int pageMax) {
    Keys.checkPrefix(prefix);
    if (pageMax < 1 || pageMax > PAGE_MAX) {
      throw new IllegalArgumentException(
          "page: expected 1 to " + PAGE_MAX + " keys, found " + pageMax);
    }
    boolean fromPrefix = compareUtf8(after, prefix) < 0;
    List<Listed> page = new ArrayList<>();
    for (var entry : objects.tailMap(fromPrefix ? prefix : after, fromPrefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix) || page.size() == pageMax) {
        break;
      }
      Stat stat = entry.getValue().getLast().stat();
      page.add(new Listed(stat.key(), stat.sizeBytes(), stat.beganAt()));
    }
    return page;
  }

  @Override
  public synchronized List<Stat> versions(String key) {
    return all(key).stream().map(Version::stat).toList();
  }

  @Override
  public synchronized Creation create(String key, byte[] bytes, String mediaType) {
    checkSize(key, bytes.length);
    if (!all(key).isEmpty()) {
      return new Creation.Exists();
    }
    put(begin(key), bytes.clone());
    return new Creation.Created();
  }

  @Override
  public synchronized Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
    checkSize(key, bytes.length);
    Optional<Version> found = current(key);
    if (found.isEmpty() || !found.get().stat().etag().equals(etag)) {
      return new Replacement.Changed();
    }
    put(begin(key), bytes.clone());
    return new Replacement.Replaced();
  }

  @Override
  public synchronized Sink write(String key, String mediaType) {
    return new Upload(begin(key));
  }

  @Override
  public synchronized void delete(String key) {
    objects.remove(Keys.check(key));
  }

  @Override
  public synchronized void deleteVersion(String key, String version) {
    List<Version> versions = all(key);
    versions.removeIf(candidate -> candidate.stat().version().equals(version));
    if (versions.isEmpty()) {
      objects.remove(key);
    }
  }

  /// The beginning of an upload: what its order goes by.
  private record Beginning(String key, long number, Instant at) {}

  private Beginning begin(String key) {
    return new Beginning(
        Keys.check(key), ++beginnings, clock.get().truncatedTo(ChronoUnit.SECONDS));
  }

  private Stat put(Beginning beginning, byte[] bytes) {
    String version = "v" + beginning.number();
    // A tag for each upload is stronger than one for each content, and costs no hash.
    Stat stat =
        new Stat(beginning.key(), version, "e" + beginning.number(), bytes.length, beginning.at());
    checkIsNoFolder(beginning.key());
    List<Version> versions = objects.computeIfAbsent(beginning.key(), _ -> new ArrayList<>());
    versions.add(new Version(stat, beginning.number(), bytes));
    versions.sort(IN_ORDER_OF_BEGINNING);
    return stat;
  }

  /// S3 would allow it, a folder cannot: better told by the store of the tests.
  private void checkIsNoFolder(String key) {
    String inside = objects.higherKey(key + "/");
    boolean isFolder = inside != null && inside.startsWith(key + "/");
    for (int slash = key.indexOf('/');
        slash >= 0 && !isFolder;
        slash = key.indexOf('/', slash + 1)) {
      isFolder = objects.containsKey(key.substring(0, slash));
    }
    if (isFolder) {
      throw new IllegalArgumentException(
          "key of " + key.length() + " characters: expected no key to be the folder of another");
    }
  }

  private List<Version> all(String key) {
    return objects.getOrDefault(Keys.check(key), new ArrayList<>());
  }

  private Optional<Version> current(String key) {
    List<Version> versions = all(key);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  private static void checkSize(String key, long sizeBytes) {
    if (sizeBytes > DOCUMENT_BYTES_MAX) {
      throw new IllegalArgumentException(
          key
              + ": expected a document of at most "
              + DOCUMENT_BYTES_MAX
              + " bytes, found "
              + sizeBytes);
    }
  }

  /// Strings compare by UTF-16 units, which put the characters beyond U+FFFF before some below it.
  private static int compareUtf8(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        if (Character.isSurrogate(left.charAt(i)) || Character.isSurrogate(right.charAt(i))) {
          return Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        }
        return left.charAt(i) - right.charAt(i);
      }
    }
    return left.length() - right.length();
  }

  private final class Upload implements Sink {
    private final Beginning beginning;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    Upload(Beginning beginning) {
      this.beginning = beginning;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      if (ended) {
        throw new IllegalStateException("the upload has ended");
      }
      bytes.write(source, offset, length);
    }

    @Override
    public void commit() {
      if (ended) {
        throw new IllegalStateException("the upload has ended");
      }
      ended = true;
      synchronized (MemoryStore.this) {
        put(beginning, bytes.toByteArray());
      }
    }

    @Override
    public void discard() {
      ended = true;
      bytes.reset();
    }
  }
}
