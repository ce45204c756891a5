package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Looks for the header of one layout in the head of a file.
final class LayoutHeader {
  /// A header that is not stated is looked for in so many rows.
  static final int FOUND_ROW_MAX = 100;

  /// A header of which this is found is not held against the layout.
  private static final Set<Rule> UNREADABLE =
      Set.of(Rule.COLUMNS_TOO_MANY, Rule.HEADER_NAME_UNUSABLE);

  /// What came of it.
  sealed interface Outcome {
    record Found(Head.Row row, HeaderNames names) implements Outcome {}

    /// @param differences of the row that comes nearest
    record Differs(List<Finding> differences) implements Outcome {
      public Differs {
        differences = List.copyOf(differences);
      }
    }

    /// There is no row that could be it.
    record Absent(List<Finding> reasons) implements Outcome {
      public Absent {
        reasons = List.copyOf(reasons);
      }
    }
  }

  private final Layout layout;
  private final List<String> mapped;
  private final List<String> ignored;

  LayoutHeader(Layout layout) {
    this.layout = layout;
    mapped =
        layout.origins().stream()
            .<String>mapMulti((origin, sink) -> {
              if (origin instanceof Layout.Origin.Column column) {
                sink.accept(column.header());
              }
            })
            .toList();
    ignored = layout.ignored().stream().map(Layout.Ignored::header).toList();
  }

  /// How many rows of a file have to be read for it.
  int rowsMax() {
    return switch (layout.dialect().header()) {
      case Dialect.HeaderRow.At(int row) -> row;
      case Dialect.HeaderRow.Found() -> FOUND_ROW_MAX;
    };
  }

  Outcome in(Head head) {
    return switch (layout.dialect().header()) {
      case Dialect.HeaderRow.At(int number) -> stated(head, number);
      case Dialect.HeaderRow.Found() -> found(head);
    };
  }

  private Outcome stated(Head head, int number) {
    for (Head.Row row : head.rows()) {
      if (row.number() == number) {
        return judge(row);
      }
    }
    Location where = new Location.Row(number);
    String expected = "the header of layout " + layout.id();
    String found = head.rows().isEmpty() ? "no row" : "a blank line or the end of the file";
    return new Outcome.Absent(List.of(new Finding(Rule.HEADER_MISSING, where, expected, found)));
  }

  private Outcome found(Head head) {
    Outcome nearest = new Outcome.Absent(List.of());
    long most = 0;
    for (Head.Row row : head.rows()) {
      HeaderNames names = HeaderNames.of(row);
      long present = Stream.concat(mapped.stream(), ignored.stream()).filter(names::has).count();
      if (present == mapped.size() + ignored.size()) {
        return judge(row);
      }
      if (present > most) {
        most = present;
        nearest = judge(row);
      }
    }
    if (!(nearest instanceof Outcome.Absent)) {
      return nearest;
    }
    return new Outcome.Absent(
        List.of(
            new Finding(
                Rule.HEADER_MISSING,
                new Location.File(),
                "the header of layout " + layout.id() + " in the first " + FOUND_ROW_MAX + " rows",
                "none of its columns")));
  }

  private Outcome judge(Head.Row row) {
    switch (row.fault()) {
      case RecordCells.Fault.None() -> {}
      case RecordCells.Fault.Quote(RecordCells.QuoteFault kind, int column, int start) -> {
        return new Outcome.Absent(List.of(quoteFault(row, kind, column)));
      }
    }
    HeaderNames names = HeaderNames.of(row);
    if (names.names().isEmpty()) {
      return new Outcome.Absent(
          List.of(
              new Finding(
                  Rule.HEADER_MISSING,
                  new Location.Row(row.number()),
                  "the header of layout " + layout.id(),
                  "a row of empty cells")));
    }
    List<Finding> differences = new ArrayList<>(names.faults(row.number(), ignored.contains("")));
    if (differences.stream().noneMatch(fault -> UNREADABLE.contains(fault.rule()))) {
      differences.addAll(missing(names));
      differences.addAll(unexpected(names));
    }
    return differences.isEmpty() ? new Outcome.Found(row, names) : new Outcome.Differs(differences);
  }

  private Finding quoteFault(Head.Row row, RecordCells.QuoteFault kind, int column) {
    return new Finding(
        Rule.HEADER_MISSING,
        new Location.Row(row.number()),
        "the header of layout " + layout.id() + " with " + kind.expected(),
        "a quote out of place in column " + (column + 1));
  }

  private List<Finding> missing(HeaderNames names) {
    List<String> absent =
        Stream.concat(mapped.stream(), ignored.stream()).filter(name -> !names.has(name)).toList();
    if (absent.isEmpty()) {
      return List.of();
    }
    List<String> instead = names.insteadOf(absent);
    List<Finding> missing = new ArrayList<>();
    for (int i = 0; i < absent.size(); i++) {
      missing.add(
          new Finding(
              Rule.COLUMN_MISSING,
              new Location.Column(absent.get(i)),
              "in the header by layout " + layout.id(),
              instead.get(i)));
    }
    return missing;
  }

  private List<Finding> unexpected(HeaderNames names) {
    Set<String> known =
        Stream.concat(mapped.stream(), ignored.stream())
            .map(HeaderNames::common)
            .collect(Collectors.toSet());
    return names.names().stream()
        .filter(name -> !HeaderNames.common(name).isEmpty())
        .filter(name -> !known.contains(HeaderNames.common(name)))
        .distinct()
        .map(name ->
            new Finding(
                Rule.COLUMN_UNEXPECTED,
                new Location.Column(name),
                "a column that layout " + layout.id() + " maps or ignores",
                "neither mapped nor ignored"))
        .toList();
  }

  /// Where each published field comes from.
  List<FieldSource> sources(HeaderNames names) {
    return layout.origins().stream()
        .<FieldSource>map(origin ->
            switch (origin) {
              case Layout.Origin.Column(var header, var parsing) ->
                  new FieldSource.Column(names.indexOf(header), header, parsing);
              case Layout.Origin.Constant(String value) -> new FieldSource.Constant(value);
              case Layout.Origin.Absent(String reason) -> new FieldSource.Absent();
            })
        .toList();
  }
}
