package lv.aprite.publication.release;

import lv.aprite.engine.write.Format;
import lv.aprite.publication.submission.DatasetId;

/// Where a dataset's public objects are. The same texts are the paths of the public addresses.
public final class ReleaseKeys {
  private ReleaseKeys() {}

  /// The folder of the release log; entry 7 is `00000007.json` in it.
  public static String log(DatasetId dataset) {
    return "log/" + dataset.path();
  }

  /// Derived: the number of the last entry.
  public static String head(DatasetId dataset) {
    return log(dataset) + "/head.json";
  }

  /// Derived: the current release and its permanent addresses.
  public static String latest(DatasetId dataset) {
    return "latest/" + dataset.path() + ".json";
  }

  /// Where a reader is sent on to the file of the current release: nothing is stored under this
  /// key.
  public static String latest(DatasetId dataset, Format format) {
    return "latest/" + dataset.path() + latestEnding(format);
  }

  /// What follows the dataset in [#latest(DatasetId, Format)]. The records do not end in `.json`
  /// alone, because the document that names the current release does.
  public static String latestEnding(Format format) {
    return switch (format) {
      case CSV -> ".csv";
      case PARQUET -> ".parquet";
      case JSON -> ".records.json";
    };
  }

  /// The folder, with its slash, of all that an attempt published.
  public static String data(DatasetId dataset, String attempt) {
    return "data/" + dataset.path() + "/" + attempt + "/";
  }

  /// The folder, with its slash, of what an attempt published under one major version.
  public static String data(DatasetId dataset, String attempt, int majorVersion) {
    return data(dataset, attempt) + "v" + majorVersion + "/";
  }

  /// One published file: `data/ur/register/<attempt>/v1/register.csv`.
  public static String distribution(
      DatasetId dataset, String attempt, int majorVersion, Format format) {
    return data(dataset, attempt, majorVersion) + dataset.name() + "." + format.extension();
  }

  /// The Data Package descriptor beside the published files.
  public static String descriptor(DatasetId dataset, String attempt, int majorVersion) {
    return data(dataset, attempt, majorVersion) + "datapackage.json";
  }
}
