package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.DerivedDocument;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.submission.DatasetId;

/// `latest/<publisher>/<dataset>.json`: the release whose data serve now, and their permanent
/// addresses. Derived from the release log, and one document, so that no two addresses in it are of
/// different releases.
///
/// @param logNumber the last entry that it was folded from
/// @param current absent when nothing was released yet, and when the data of the release are
///   withdrawn
public record Latest(DatasetId dataset, long logNumber, Optional<Current> current) {
  public static final String SCHEMA = "https://aprite.lv/schemas/latest-1.0.json";

  /// @param release its number in the log
  /// @param releasedAt when that entry was written, by the store's clock
  public record Current(
      long release, Instant releasedAt, SortedMap<Integer, Edition> byMajorVersion) {
    public Current {
      byMajorVersion = Collections.unmodifiableSortedMap(new TreeMap<>(byMajorVersion));
    }
  }

  /// The data under one major version of the contract.
  ///
  /// @param descriptor key of the Data Package descriptor
  public record Edition(String contractVersion, long rows, String descriptor, List<File> files) {
    public Edition {
      files = List.copyOf(files);
    }
  }

  public record File(String key, Distribution distribution) {}

  /// What the log says.
  static Latest of(DatasetId dataset, ReleaseLog log) {
    return new Latest(
        dataset, log.number(), log.current().map(release -> current(dataset, release)));
  }

  private static Current current(DatasetId dataset, Numbered<ReleaseEntry.Released> release) {
    SortedMap<Integer, Edition> editions = new TreeMap<>();
    release
        .entry()
        .byMajorVersion()
        .forEach((major, data) -> editions.put(major, edition(dataset, major, data)));
    return new Current(release.number(), release.at(), editions);
  }

  private static Edition edition(DatasetId dataset, int major, ReleaseEntry.Data data) {
    List<File> files = new ArrayList<>();
    for (Distribution distribution : data.distributions()) {
      files.add(
          new File(
              ReleaseKeys.distribution(dataset, data.attempt(), major, distribution.format()),
              distribution));
    }
    return new Edition(
        data.contractVersion(),
        data.rows(),
        ReleaseKeys.descriptor(dataset, data.attempt(), major),
        files);
  }

  /// The permanent key of the current data in this format, under the highest major version.
  public Optional<String> key(Format format) {
    return current.stream()
        .flatMap(now -> now.byMajorVersion().lastEntry().getValue().files().stream())
        .filter(file -> file.distribution().format() == format)
        .map(File::key)
        .findFirst();
  }

  /// What a reader of `latest/ur/register.csv` asks for.
  public record Asked(DatasetId dataset, Format format) {
    /// Absent when that is no such key.
    public static Optional<Asked> of(String key) {
      String[] parts = key.split("/", -1);
      if (parts.length != 3 || !parts[0].equals("latest") || !DatasetId.isSlug(parts[1])) {
        return Optional.empty();
      }
      for (Format format : Format.values()) {
        String ending = ReleaseKeys.latestEnding(format);
        if (parts[2].endsWith(ending)) {
          String name = parts[2].substring(0, parts[2].length() - ending.length());
          return DatasetId.isSlug(name)
              ? Optional.of(new Asked(new DatasetId(parts[1], name), format))
              : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  /// The document as it is now; absent when nothing was released yet.
  public static Optional<Latest> read(ObjectStore open, DatasetId dataset) {
    return switch (open.read(ReleaseKeys.latest(dataset))) {
      case Lookup.Absent() -> Optional.empty();
      case Lookup.Found(var _, byte[] bytes) -> Optional.of(decode(dataset, bytes));
    };
  }

  /// Puts it there, unless one of a higher number is there.
  DerivedDocument.Raised raise(ObjectStore open) {
    return new DerivedDocument(
            open,
            ReleaseKeys.latest(dataset),
            "application/json",
            bytes -> JsonObject.numberIn(bytes, "logNumber"))
        .raise(logNumber, encode());
  }

  byte[] encode() {
    ObjectNode to =
        JsonObject.empty()
            .put("$schema", SCHEMA)
            .put("dataset", dataset.path())
            .put("logNumber", logNumber);
    current.ifPresent(now -> {
      ObjectNode node =
          to.putObject("current")
              .put("release", now.release())
              .put("releasedAt", now.releasedAt().toString());
      ObjectNode editions = node.putObject("byMajorVersion");
      now.byMajorVersion()
          .forEach((major, edition) -> encode(edition, editions.putObject("" + major)));
    });
    return JsonObject.bytes(to);
  }

  private static void encode(Edition edition, ObjectNode to) {
    to.put("contractVersion", edition.contractVersion())
        .put("rows", edition.rows())
        .put("descriptor", edition.descriptor());
    ArrayNode files = to.putArray("files");
    for (File file : edition.files()) {
      files
          .addObject()
          .put("format", JsonObject.word(file.distribution().format()))
          .put("path", file.key())
          .put("sizeBytes", file.distribution().sizeBytes())
          .put("sha256", file.distribution().sha256());
    }
  }

  private static Latest decode(DatasetId dataset, byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    from.text("dataset");
    Latest latest =
        new Latest(
            dataset,
            from.whole("logNumber", 1, Long.MAX_VALUE),
            from.has("current") ? Optional.of(current(from.object("current"))) : Optional.empty());
    from.finish();
    return latest;
  }

  private static Current current(JsonObject from) {
    SortedMap<Integer, Edition> editions = new TreeMap<>();
    JsonObject versions = from.object("byMajorVersion");
    for (String major : versions.names()) {
      editions.put(Integer.valueOf(major), edition(versions.object(major)));
    }
    Current current =
        new Current(from.whole("release", 1, Long.MAX_VALUE), from.time("releasedAt"), editions);
    from.finish();
    return current;
  }

  private static Edition edition(JsonObject from) {
    Edition edition =
        new Edition(
            from.text("contractVersion"),
            from.whole("rows", 0, Long.MAX_VALUE),
            from.text("descriptor"),
            from.objects("files").stream().map(Latest::file).toList());
    from.finish();
    return edition;
  }

  private static File file(JsonObject from) {
    File file =
        new File(
            from.text("path"),
            new Distribution(
                from.word("format", Format.class),
                from.whole("sizeBytes", 0, Long.MAX_VALUE),
                from.text("sha256")));
    from.finish();
    return file;
  }
}
