package lv.aprite.publication.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Schema;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.submission.DatasetId;

/// Which entries of the release logs a subscription is about. An empty set asks nothing.
///
/// Whether an entry is let through depends on it and on those before it, never on a later one: so
/// it is the same whenever it is asked.
///
/// @param datasets `ur/register`
/// @param themes of the dataset as it was described then, IRIs
/// @param keywords of the dataset as it was described then, in any language and letter case
/// @param columns let a release through only when one of these came, went, or is defined otherwise
///   than in the release that served before; values are not compared
/// @param rowsChanged let a release through only when it has another number of rows than the one
///   that served before
public record Filter(
    Set<String> publishers,
    Set<String> datasets,
    Set<String> themes,
    Set<String> keywords,
    Set<Kind> kinds,
    Set<String> columns,
    boolean rowsChanged) {
  private static final int EACH_MAX = 100;
  private static final int LENGTH_MAX = 200;

  /// What can have happened.
  public enum Kind {
    /// These data are current from now on.
    RELEASED,
    /// The same, and their columns are not those of the release that served before.
    SCHEMA_CHANGED,
    /// These data are gone.
    WITHDRAWN,
    /// The dataset's metadata changed.
    DESCRIBED
  }

  public Filter {
    publishers = bounded("publishers", publishers);
    datasets = bounded("datasets", datasets);
    themes = bounded("themes", themes);
    keywords = bounded("keywords", keywords);
    columns = bounded("columns", columns);
    kinds = Set.copyOf(kinds);
  }

  /// Everything about every dataset.
  public static Filter all() {
    return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  /// Everything about one dataset.
  public static Filter ofDataset(DatasetId dataset) {
    return new Filter(
        Set.of(), Set.of(dataset.path()), Set.of(), Set.of(), Set.of(), Set.of(), false);
  }

  private static Set<String> bounded(String name, Set<String> texts) {
    if (texts.size() > EACH_MAX || texts.stream().anyMatch(text -> text.length() > LENGTH_MAX)) {
      throw new IllegalArgumentException(
          "filter/"
              + name
              + ": expected at most "
              + EACH_MAX
              + " of at most "
              + LENGTH_MAX
              + " characters each");
    }
    return Set.copyOf(texts);
  }

  /// Whether it could let anything of the dataset through; needs no look at its log.
  public boolean concerns(DatasetId dataset) {
    return (publishers.isEmpty() || publishers.contains(dataset.publisher()))
        && (datasets.isEmpty() || datasets.contains(dataset.path()));
  }

  /// Whether it lets the entry of this number through.
  ///
  /// @param log up to that entry at least
  public boolean lets(DatasetId dataset, List<Numbered<ReleaseEntry>> log, long number) {
    if (!concerns(dataset) || !isAbout(log, number)) {
      return false;
    }
    return switch (log.get((int) number - 1).entry()) {
      case ReleaseEntry.Described _ -> asks(Kind.DESCRIBED) && !onlyChanges();
      case ReleaseEntry.Withdrawn _ -> asks(Kind.WITHDRAWN) && !onlyChanges();
      case ReleaseEntry.Released released -> letsRelease(log, number, released);
      case ReleaseEntry.RolledBack(long to, var _) ->
          log.get((int) to - 1).entry() instanceof ReleaseEntry.Released released
              && letsRelease(log, number, released);
    };
  }

  /// The number of the last entry before this one that is let through; 0 when there is none.
  public long previous(DatasetId dataset, List<Numbered<ReleaseEntry>> log, long number) {
    for (long before = number - 1; before >= 1; before--) {
      if (lets(dataset, log, before)) {
        return before;
      }
    }
    return 0;
  }

  private boolean asks(Kind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  private boolean onlyChanges() {
    return rowsChanged || !columns.isEmpty();
  }

  private boolean isAbout(List<Numbered<ReleaseEntry>> log, long number) {
    if (themes.isEmpty() && keywords.isEmpty()) {
      return true;
    }
    for (long at = number; at >= 1; at--) {
      if (log.get((int) at - 1).entry() instanceof ReleaseEntry.Described described) {
        return isAbout(described.metadata());
      }
    }
    return false;
  }

  private boolean isAbout(Metadata metadata) {
    return (themes.isEmpty() || metadata.themes().stream().anyMatch(themes::contains))
        && (keywords.isEmpty()
            || metadata.keywords().stream()
                .flatMap(keyword -> keyword.byLanguage().values().stream())
                .anyMatch(word -> keywords.stream().anyMatch(asked -> same(asked, word))));
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private boolean letsRelease(
      List<Numbered<ReleaseEntry>> log, long number, ReleaseEntry.Released released) {
    boolean asked = asks(Kind.RELEASED);
    if (!onlyChanges() && (asked || !kinds.contains(Kind.SCHEMA_CHANGED))) {
      return asked;
    }
    Optional<ReleaseEntry.Data> before =
        ReleaseFold.of(log.subList(0, (int) number - 1)).current().map(now -> newest(now.entry()));
    ReleaseEntry.Data now = newest(released);
    boolean schemaChanged =
        before.isEmpty() || !before.get().schema().fields().equals(now.schema().fields());
    if (!asked && !(kinds.contains(Kind.SCHEMA_CHANGED) && schemaChanged)) {
      return false;
    }
    return !onlyChanges()
        || before.isEmpty()
        || rowsChanged && before.get().rows() != now.rows()
        || columns.stream()
            .anyMatch(
                name -> !field(before.get().schema(), name).equals(field(now.schema(), name)));
  }

  private static ReleaseEntry.Data newest(ReleaseEntry.Released released) {
    return released.byMajorVersion().lastEntry().getValue();
  }

  private static Optional<Field> field(Schema schema, String name) {
    int index = schema.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(schema.fields().get(index));
  }
}
