package lv.aprite.engine.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.TablePlace;

/// Editions that can be read by one layout: the same columns, delimiter and encoding. What is
/// gathered about a column is gathered over all of them.
///
/// @param id of the layout
/// @param headers as they stand in the last of the editions
/// @param columns one for each header
record Form(
    String id,
    char delimiter,
    FileFormat format,
    TablePlace place,
    Layout.EncodingRule encoding,
    List<String> headers,
    List<ColumnStudy> columns,
    List<Edition> editions) {

  private record Kind(Set<String> headers, char delimiter, FileFormat format, TablePlace place) {}

  /// The forms in the order in which they were last seen: the newest edition's is the last.
  static List<Form> of(List<Edition> editions) {
    Map<Kind, Map<Encoding, List<Edition>>> kinds = new LinkedHashMap<>();
    for (Edition edition : editions) {
      Kind kind =
          new Kind(
              names(edition), edition.framing().delimiter(), edition.format(), edition.place());
      encodings(kinds, kind, edition).add(edition);
    }
    List<List<Edition>> groups = new ArrayList<>();
    kinds.values().forEach(byEncoding -> groups.addAll(byEncoding.values()));
    LayoutIds ids = new LayoutIds();
    List<Form> forms = new ArrayList<>();
    groups.sort(Comparator.comparingInt(group -> editions.indexOf(group.getFirst())));
    groups.forEach(group -> forms.add(form(group, ids)));
    forms.sort(Comparator.comparingInt(form -> editions.indexOf(form.editions().getLast())));
    return List.copyOf(forms);
  }

  private static List<Edition> encodings(
      Map<Kind, Map<Encoding, List<Edition>>> kinds, Kind kind, Edition edition) {
    Map<Encoding, List<Edition>> byEncoding =
        kinds.computeIfAbsent(kind, absent -> new LinkedHashMap<>());
    return byEncoding.computeIfAbsent(edition.framing().encoding(), absent -> new ArrayList<>());
  }

  private static Set<String> names(Edition edition) {
    return edition.framing().columns().stream()
        .map(Headers::common)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Form form(List<Edition> group, LayoutIds ids) {
    Edition last = group.getLast();
    Map<String, ColumnStudy> studies = new HashMap<>();
    for (Edition edition : group) {
      for (int i = 0; i < edition.columns().size(); i++) {
        String name = Headers.common(edition.framing().columns().get(i));
        studies.computeIfAbsent(name, absent -> new ColumnStudy()).add(edition.columns().get(i));
      }
    }
    boolean known =
        last.format() == FileFormat.CSV && group.stream().anyMatch(edition -> !edition.isAscii());
    Layout.EncodingRule encoding =
        known
            ? new Layout.EncodingRule.Stated(last.framing().encoding())
            : new Layout.EncodingRule.ByEvidence();
    return new Form(
        ids.next(group.getFirst().source().name()),
        last.framing().delimiter(),
        last.format(),
        last.place(),
        encoding,
        last.framing().columns(),
        last.framing().columns().stream()
            .map(header -> studies.getOrDefault(Headers.common(header), new ColumnStudy()))
            .toList(),
        List.copyOf(group));
  }

  /// The header is looked for by its names: titles above it come and go.
  Dialect dialect() {
    return new Dialect(delimiter, new Dialect.HeaderRow.Found(), place);
  }

  /// The position of the column of this name in an edition of this form.
  int indexIn(Edition edition, int column) {
    String name = Headers.common(headers.get(column));
    List<String> there = edition.framing().columns();
    for (int i = 0; i < there.size(); i++) {
      if (Headers.common(there.get(i)).equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("an edition lacks a column of its own form");
  }

  long rows() {
    return editions.stream().mapToLong(Edition::rows).sum();
  }
}
