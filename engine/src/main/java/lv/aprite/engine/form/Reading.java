package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.archive.Unpacked;
import lv.aprite.engine.read.LayoutFinder;
import lv.aprite.engine.read.Match;
import lv.aprite.engine.read.Scout;
import lv.aprite.engine.read.Scouted;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.work.Crew;

/// How any file is read, whatever its format: by a contract, or by itself.
public sealed interface Reading {
  /// By a layout of the contract.
  ///
  /// @param text what is read: the file, or its table as text
  /// @param original the file, where the text is a translation
  record Matched(Source text, Match.Matched match, Optional<Opened.Original> original)
      implements Reading {}

  /// Without a contract.
  record Found(Source text, Scouted.Described described, Optional<Opened.Original> original)
      implements Reading {}

  /// It cannot be read, or there is doubt.
  record Refused(Findings findings) implements Reading {}

  /// By the layouts of the file's own format.
  static Reading by(Contract contract, Source source) throws IOException {
    if (source instanceof TableAgain again) {
      return table(contract.with(layouts(contract, again.format())), again, Optional.empty());
    }
    Optional<Reading> member = member(contract, source);
    if (member.isPresent()) {
      return member.get();
    }
    Optional<TableFile.Looked> looked = Forms.look(source);
    if (looked.isEmpty()) {
      List<Layout> layouts = layouts(contract, FileFormat.CSV);
      if (layouts.isEmpty()) {
        return refused(notAgreed(contract, FileFormat.CSV));
      }
      return switch (LayoutFinder.find(source, contract.with(layouts))) {
        case Match.Unmatched(Findings findings) -> new Refused(findings);
        case Match.Matched match -> new Matched(source, match, Optional.empty());
      };
    }
    return switch (looked.get()) {
      case TableFile.Looked.Broken(Finding finding) -> refused(finding);
      case TableFile.Looked.Fits(TableFile file) -> by(contract, source, file);
    };
  }

  /// By itself.
  ///
  /// @param textOnly every column is text, whatever its cells look like
  static Reading alone(Source source, TablePlace place, boolean textOnly, Crew crew)
      throws IOException {
    Optional<Unpacked> unpacked = Archives.unpack(source, Optional.empty());
    if (unpacked.isPresent()) {
      return switch (unpacked.get()) {
        case Unpacked.Refused(Findings findings) -> new Refused(findings);
        case Unpacked.Member(Source member, Findings notes) ->
            unpacked(alone(member, place, textOnly, crew), notes, Forms.original(source));
      };
    }
    return switch (Forms.open(source, place)) {
      case Opened.Refused(Findings findings) -> new Refused(findings);
      case Opened.Text(Source text) ->
          switch (Scout.scout(text, textOnly, crew)) {
            case Scouted.Doubtful(Findings findings) -> new Refused(findings);
            case Scouted.Described described -> new Found(text, described, Optional.empty());
          };
      case Opened.Table table ->
          switch (Scout.table(
              table.text(),
              table.width(),
              column -> textOnly || table.texts().get(column),
              evidence(table.format(), table.name()),
              crew)) {
            case Scouted.Doubtful(Findings findings) -> {
              findings.absorb(table.remarks(), 0);
              yield new Refused(findings);
            }
            case Scouted.Described described -> {
              described.match().notes().absorb(table.remarks(), 0);
              yield new Found(
                  TableAgain.of(table, place), described, Optional.of(table.original()));
            }
          };
    };
  }

  /// By the layouts for a file in the archive; empty when the source is no archive.
  private static Optional<Reading> member(Contract contract, Source source) throws IOException {
    Map<Optional<String>, List<Layout>> byMember = new LinkedHashMap<>();
    for (Layout layout : contract.layouts()) {
      byMember.computeIfAbsent(layout.member(), none -> new ArrayList<>()).add(layout);
    }
    List<Matched> fitting = new ArrayList<>();
    List<Findings> failing = new ArrayList<>();
    for (Map.Entry<Optional<String>, List<Layout>> entry : byMember.entrySet()) {
      Optional<Unpacked> unpacked = Archives.unpack(source, entry.getKey());
      if (unpacked.isEmpty()) {
        return Optional.empty();
      }
      switch (unpacked.get()) {
        case Unpacked.Refused(Findings findings) -> failing.add(findings);
        case Unpacked.Member(Source member, Findings notes) -> {
          Reading read = by(contract.with(entry.getValue()), member);
          switch (unpacked(read, notes, Forms.original(source))) {
            case Matched matched -> fitting.add(matched);
            case Refused(Findings findings) -> failing.add(findings);
            case Found _ -> throw new IllegalStateException("found by a contract");
          }
        }
      }
    }
    return Optional.of(
        switch (fitting.size()) {
          case 0 -> new Refused(failing.getFirst());
          case 1 -> fitting.getFirst();
          default -> refused(ambiguous(fitting));
        });
  }

  /// What was read of an archive's member, said of the archive.
  private static Reading unpacked(Reading reading, Findings notes, Opened.Original archive) {
    return switch (reading) {
      case Refused(Findings findings) -> {
        findings.absorb(notes, 0);
        yield new Refused(findings);
      }
      case Matched(Source text, Match.Matched match, _) -> {
        match.notes().absorb(notes, 0);
        yield new Matched(text, match, Optional.of(archive));
      }
      case Found(Source text, Scouted.Described described, _) -> {
        described.match().notes().absorb(notes, 0);
        yield new Found(text, described, Optional.of(archive));
      }
    };
  }

  private static Reading by(Contract contract, Source source, TableFile file) throws IOException {
    Map<TablePlace, List<Layout>> byPlace = new LinkedHashMap<>();
    for (Layout layout : layouts(contract, file.format())) {
      byPlace.computeIfAbsent(layout.dialect().table(), none -> new ArrayList<>()).add(layout);
    }
    if (byPlace.isEmpty()) {
      return refused(notAgreed(contract, file.format()));
    }
    List<Matched> fitting = new ArrayList<>();
    List<Findings> failing = new ArrayList<>();
    for (Map.Entry<TablePlace, List<Layout>> entry : byPlace.entrySet()) {
      switch (Forms.open(source, file, entry.getKey())) {
        case Opened.Refused(Findings findings) -> failing.add(findings);
        case Opened.Text _ -> throw new IllegalStateException("a table that is text");
        case Opened.Table table -> {
          Source text = TableAgain.of(table, entry.getKey());
          switch (table(contract.with(entry.getValue()), text, Optional.of(table))) {
            case Matched matched -> fitting.add(matched);
            case Refused(Findings findings) -> failing.add(findings);
            case Found _ -> throw new IllegalStateException("found by a contract");
          }
        }
      }
    }
    return switch (fitting.size()) {
      case 0 -> new Refused(failing.getFirst());
      case 1 -> fitting.getFirst();
      default -> refused(ambiguous(fitting));
    };
  }

  private static Reading table(Contract contract, Source text, Optional<Opened.Table> table)
      throws IOException {
    TableAgain again = (TableAgain) text;
    List<Layout> layouts =
        contract.layouts().stream()
            .filter(layout -> layout.dialect().table().equals(again.place()))
            .map(layout -> asText(layout))
            .toList();
    return switch (LayoutFinder.find(text, contract.with(layouts))) {
      case Match.Unmatched(Findings findings) -> {
        table.ifPresent(known -> findings.absorb(known.remarks(), 0));
        yield new Refused(findings);
      }
      case Match.Matched match -> {
        table.ifPresent(known -> match.notes().absorb(known.remarks(), 0));
        Match.Matched told =
            new Match.Matched(
                match.layout(),
                match.framing(),
                evidence(again.format(), again.table()),
                match.fields(),
                match.notes());
        yield new Matched(text, told, table.map(Opened.Table::original));
      }
    };
  }

  /// How the encoding is known: the format states its own.
  private static String evidence(FileFormat format, String table) {
    return format.words() + (table.isEmpty() ? "" : ", \"" + table + "\"");
  }

  /// The layout as that of the table's text.
  private static Layout asText(Layout layout) {
    return new Layout(
        layout.id(),
        new Layout.EncodingRule.Stated(Encoding.UTF_8),
        layout.dialect(),
        layout.origins(),
        layout.ignored());
  }

  private static List<Layout> layouts(Contract contract, FileFormat format) {
    return contract.layouts().stream().filter(layout -> layout.format() == format).toList();
  }

  private static Finding notAgreed(Contract contract, FileFormat found) {
    List<String> formats =
        contract.layouts().stream().map(layout -> layout.format().label()).distinct().toList();
    return new Finding(
        Rule.FORMAT_NOT_AGREED,
        new Location.File(),
        "a file in a format that a layout states: " + String.join(", ", formats),
        found.words());
  }

  private static Finding ambiguous(List<Matched> fitting) {
    List<String> ids = fitting.stream().map(one -> one.match().layout().id()).toList();
    return new Finding(
        Rule.LAYOUT_AMBIGUOUS,
        new Location.File(),
        "one layout that reads the file",
        "layouts " + String.join(" and ", ids) + ", which would read it differently");
  }

  private static Reading refused(Finding finding) {
    Findings findings = new Findings();
    findings.add(finding);
    return new Refused(findings);
  }
}
