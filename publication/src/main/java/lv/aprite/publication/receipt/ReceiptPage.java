package lv.aprite.publication.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.finding.RuleText;
import lv.aprite.engine.read.RejectedSample;
import lv.aprite.engine.receipt.ReceiptWords;
import lv.aprite.engine.receipt.Steps;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.catalog.Markup;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.catalog.RuleBookPage;
import lv.aprite.publication.submission.DatasetId;

/// A receipt as one page of HTML that needs nothing beside it: no scripts, nothing from the net.
///
/// It quotes the data, so it is written into the private store only.
///
/// @param ruleBook where the public rule book is; absent where the hub's address is not known
public record ReceiptPage(Language language, Optional<PublicBase> ruleBook) {
  /// Rows that are shown of each cause.
  private static final int ROWS_SHOWN = 5;

  /// Cells on either side of a wrong one that are shown; the first two of a row always are.
  private static final int CELLS_BESIDE = 2;

  /// As much of a cell as is shown.
  private static final String NO_BREAK_SPACE = "\u00a0";

  private static final int CELL_CHARACTERS_MAX = 120;

  /// What the page says of the submission.
  ///
  /// @param sample rejected rows with their cells
  public record About(DatasetId dataset, String submission, Report report, RejectedSample sample) {}

  /// The rows that [#of] can show.
  public static Set<Long> wanted(Report report) {
    Set<Long> rows = new TreeSet<>();
    for (Steps.Cause cause : Steps.causes(report)) {
      rows.addAll(byRow(cause).keySet());
    }
    return rows;
  }

  /// Findings of a cause by the row that they are in, the first few rows.
  private static Map<Long, List<Finding>> byRow(Steps.Cause cause) {
    Map<Long, List<Finding>> byRow = new LinkedHashMap<>();
    for (Findings.Group group : cause.groups()) {
      for (Finding finding : group.samples()) {
        long row = rowOf(finding.location());
        if (row > 0 && (byRow.containsKey(row) || byRow.size() < ROWS_SHOWN)) {
          byRow.computeIfAbsent(row, absent -> new ArrayList<>()).add(finding);
        }
      }
    }
    return byRow;
  }

  private static long rowOf(Location location) {
    return switch (location) {
      case Location.Cell(long row, var _) -> row;
      case Location.Row(long row) -> row;
      case Location.File _, Location.Byte _, Location.Column _, Location.Pointer _ -> 0;
    };
  }

  public byte[] of(About about) {
    ReceiptWords words = ReceiptWords.in(language);
    Report report = about.report();
    Markup html = Markup.html();
    html.open("html", "lang", language.tag()).line();
    head(html, words, about);
    html.open("body").line();
    html.open("header").line();
    html.element("p", about.dataset() + " · " + about.submission()).line();
    html.element("h1", words.receipt() + ": " + FindingText.visible(report.sourceName())).line();
    html.closeLine();
    html.open("main").line();
    html.element(
            "p",
            mark(report.verdict()) + " " + words.summary(report),
            "class",
            "verdict " + report.verdict().name().toLowerCase(Locale.ROOT))
        .line();
    report.origin().ifPresent(origin -> html.element("p", words.origin(origin)).line());
    html.element("h2", words.whatToDoFirst()).line();
    html.open("ol", "class", "first").line();
    String upload = about.dataset() + " " + about.submission();
    Steps.first(report, words, upload).forEach(step -> html.open("li").prose(step).closeLine());
    html.closeLine();
    causes(html, words, about);
    report
        .comparison()
        .ifPresent(comparison ->
            html.element("h2", words.besideTheLastRelease())
                .element("p", words.comparison(comparison))
                .line());
    html.element("h2", words.howItWasRead()).line();
    report.reading().ifPresent(reading -> html.element("p", words.reading(report, reading)).line());
    html.element("p", words.rows(report)).line();
    html.closeLine();
    html.open("footer").element("p", words.privacy()).closeLine();
    html.closeLine();
    html.close();
    return html.bytes();
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PUBLISHABLE -> "✓";
      case HELD -> "…";
      case REFUSED -> "✗";
    };
  }

  private static void head(Markup html, ReceiptWords words, About about) {
    html.open("head").line();
    html.lone("meta", "charset", "utf-8");
    html.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.lone("meta", "name", "referrer", "content", "no-referrer");
    html.lone("meta", "name", "robots", "content", "noindex");
    html.lone(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    html.element("title", words.receipt() + " " + about.dataset() + " " + about.submission());
    html.line().element("style", css()).closeLine();
  }

  /// Quotes are the only characters of it that would be escaped; inside `style` they must not be.
  private static String css() {
    try (InputStream in =
        Optional.ofNullable(ReceiptPage.class.getResourceAsStream("receipt.css")).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
    } catch (IOException e) {
      throw new UncheckedIOException("receipt.css: expected it beside the class", e);
    }
  }

  private void causes(Markup html, ReceiptWords words, About about) {
    Optional<Rule.Effect> last = Optional.empty();
    for (Steps.Cause cause : Steps.causes(about.report())) {
      Rule.Effect effect = cause.rule().effect();
      if (last.isEmpty() || last.get() != effect) {
        html.element("h2", words.heading(effect, about.report().verdict())).line();
        last = Optional.of(effect);
      }
      cause(html, words, cause, about.sample());
    }
  }

  private void cause(Markup html, ReceiptWords words, Steps.Cause cause, RejectedSample sample) {
    RuleText text = RuleBook.in(language).text(cause.rule());
    html.open("section", "class", "cause", "id", cause.rule().id()).line();
    html.open("h3").text(text.title() + " ");
    html.element("span", "– " + words.places(cause.count()), "class", "count").closeLine();
    html.open("p").prose(text.advice()).closeLine();
    Map<Long, List<Finding>> byRow = byRow(cause);
    byRow.keySet().retainAll(sample.rows().keySet());
    if (byRow.isEmpty()) {
      places(html, words, cause);
    } else {
      rows(html, words, byRow, sample);
      columns(html, words, cause, byRow);
    }
    html.open("details").element("summary", words.moreAboutTheRule()).line();
    html.open("dl");
    html.element("dt", words.why()).open("dd").prose(text.cause()).closeLine();
    html.element("dt", words.example()).open("dd").element("code", text.example()).close();
    html.closeLine();
    ruleBook.ifPresent(base ->
        html.open("p")
            .element(
                "a", words.ruleBook(), "href", RuleBookPage.address(base, language, cause.rule()))
            .closeLine());
    html.closeLine();
    html.closeLine();
  }

  /// Findings that are in no row that could be shown, as sentences.
  private void places(Markup html, ReceiptWords words, Steps.Cause cause) {
    html.open("ul", "class", "places").line();
    long shown = 0;
    for (Findings.Group group : cause.groups()) {
      for (Finding finding : group.samples()) {
        if (shown < ROWS_SHOWN) {
          html.element("li", FindingText.of(finding, language)).line();
          shown++;
        }
      }
    }
    if (cause.count() > shown) {
      html.element("li", words.andMore(cause.count() - shown)).line();
    }
    html.closeLine();
  }

  /// How many there are in which column, when there are more than are shown.
  private static void columns(
      Markup html, ReceiptWords words, Steps.Cause cause, Map<Long, List<Finding>> byRow) {
    long shown = byRow.values().stream().mapToLong(List::size).sum();
    if (cause.count() <= shown) {
      return;
    }
    html.open("p", "class", "count").text(words.andMore(cause.count() - shown));
    List<String> counts = new ArrayList<>();
    for (Findings.Group group : cause.groups()) {
      if (!group.column().isEmpty()) {
        counts.add(
            words.inColumn(FindingText.visible(group.column()))
                + ": "
                + words.places(group.count()));
      }
    }
    if (counts.size() > 1) {
      html.text(" (" + String.join("; ", counts) + ")");
    }
    html.closeLine();
  }

  /// Rows as a table, each with what is wrong behind it.
  private void rows(
      Markup html, ReceiptWords words, Map<Long, List<Finding>> byRow, RejectedSample sample) {
    List<Integer> columns = columns(byRow, sample);
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    html.element("th", words.row(), "class", "row", "scope", "col");
    int before = -1;
    for (int column : columns) {
      gap(html, "th", before, column);
      html.element("th", shortened(name(sample, column)), "scope", "col");
      before = column;
    }
    html.close().closeLine();
    html.open("tbody").line();
    byRow.forEach((row, findings) -> row(html, row, findings, columns, sample));
    html.close().close().closeLine();
  }

  private void row(
      Markup html, long row, List<Finding> findings, List<Integer> columns, RejectedSample sample) {
    List<String> cells = sample.rows().getOrDefault(row, List.of());
    Set<Integer> bad = new TreeSet<>();
    findings.forEach(finding -> bad.add(column(finding.location(), sample)));
    html.open("tr").element("th", String.valueOf(row), "class", "row", "scope", "row");
    int before = -1;
    for (int column : columns) {
      gap(html, "td", before, column);
      String cell = column < cells.size() ? cells.get(column) : "";
      if (bad.contains(column)) {
        html.element("td", cell.isEmpty() ? "∅" : shortened(cell), "class", "bad");
      } else {
        html.element("td", asInASpreadsheet(cell));
      }
      before = column;
    }
    html.open("td", "class", "say");
    List<String> said = new ArrayList<>();
    findings.forEach(finding -> said.add(FindingText.fault(finding, language)));
    html.text(String.join("\n", said)).close().closeLine();
  }

  private static void gap(Markup html, String tag, int before, int column) {
    if (column > before + 1) {
      html.element(tag, "…", "class", "gap");
    }
  }

  private static String name(RejectedSample sample, int column) {
    return column < sample.columns().size() ? sample.columns().get(column) : "";
  }

  /// A no-break space says nothing in a cell that is right; in a wrong one it may be the fault.
  private static String asInASpreadsheet(String cell) {
    return cut(
        Stream.of(cell.split(NO_BREAK_SPACE, -1))
            .map(FindingText::visible)
            .collect(Collectors.joining(NO_BREAK_SPACE)));
  }

  private static String shortened(String cell) {
    return cut(FindingText.visible(cell));
  }

  private static String cut(String visible) {
    return visible.codePointCount(0, visible.length()) <= CELL_CHARACTERS_MAX
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, CELL_CHARACTERS_MAX - 1)) + "…";
  }

  /// The columns that are shown: the first two, and those around wrong cells. A row that is wrong
  /// as a whole is shown from its beginning.
  private static List<Integer> columns(Map<Long, List<Finding>> byRow, RejectedSample sample) {
    Set<Integer> shown = new TreeSet<>();
    int width = sample.columns().size();
    for (Map.Entry<Long, List<Finding>> entry : byRow.entrySet()) {
      int cells = sample.rows().getOrDefault(entry.getKey(), List.of()).size();
      for (Finding finding : entry.getValue()) {
        int column = column(finding.location(), sample);
        int from = column < 0 ? 0 : column - CELLS_BESIDE;
        int to = column < 0 ? Math.min(Math.max(width, cells), 12) - 1 : column + CELLS_BESIDE;
        for (int i = Math.max(0, from); i <= to && i < Math.max(width, cells); i++) {
          shown.add(i);
        }
      }
    }
    for (int i = 0; i < Math.min(2, width); i++) {
      shown.add(i);
    }
    return List.copyOf(shown);
  }

  private static int column(Location location, RejectedSample sample) {
    return location instanceof Location.Cell(var _, String name)
        ? sample.columns().indexOf(name)
        : -1;
  }
}
