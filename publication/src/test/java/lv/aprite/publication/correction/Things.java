package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// A table of generated things: as it is true, as its publisher writes it, and with errors planted.
final class Things {
  static final List<String> HEADER =
      List.of("Kods", "Nosaukums", "Skaits", "Cena", "Diena", "Veids", "Piezīme");

  private static final String LETTERS = "aābcčdeēgģiīkķlļmnņoprsštuūvzž";
  private static final List<String> KINDS = List.of("jā", "nē", "varbūt");

  /// How a publisher's program writes.
  ///
  /// @param mark whether a byte order mark stands in front
  record Form(Charset charset, boolean mark, char delimiter, String lineEnd, boolean quotesAll) {
    static Form random(Random random) {
      List<Charset> charsets =
          List.of(UTF_8, Charset.forName("windows-1257"), StandardCharsets.UTF_16LE);
      Charset charset = charsets.get(random.nextInt(charsets.size()));
      boolean unicode = charset.equals(UTF_8) || charset.equals(StandardCharsets.UTF_16LE);
      return new Form(
          charset,
          unicode && random.nextBoolean(),
          ",;\t|".charAt(random.nextInt(4)),
          random.nextBoolean() ? "\r\n" : "\n",
          random.nextInt(4) == 0);
    }

    byte[] write(List<List<String>> records) {
      StringBuilder text = new StringBuilder(mark ? "\uFEFF" : "");
      for (List<String> record : records) {
        List<String> cells = record.stream().map(this::cell).toList();
        text.append(String.join(String.valueOf(delimiter), cells)).append(lineEnd);
      }
      return text.toString().getBytes(charset);
    }

    private String cell(String text) {
      // As it stands, to damage a record by it.
      if (text.startsWith(STRAY)) {
        return text.substring(STRAY.length());
      }
      boolean needed =
          text.indexOf(delimiter) >= 0 || text.matches("(?s).*[\"\r\n].*") || quotesAll;
      return needed ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
  }

  private static final String STRAY = "\uE000";

  /// A place where something was made wrong: `column` is -1 for the row as a whole.
  record Place(long row, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return row != other.row
          ? Long.compare(row, other.row)
          : Integer.compare(column, other.column);
    }
  }

  private final Random random;
  private final List<List<String>> clean = new ArrayList<>();
  private final List<List<String>> dirty = new ArrayList<>();
  private final Set<Place> planted = new TreeSet<>();

  /// @param rows how many
  /// @param errors at most so many are planted, at least one
  Things(Random random, int rows, int errors) {
    this.random = random;
    Set<String> keys = new HashSet<>();
    while (clean.size() < rows) {
      List<String> thing = thing();
      if (keys.add(thing.getFirst())) {
        clean.add(thing);
      }
    }
    clean.forEach(thing -> dirty.add(new ArrayList<>(thing)));
    for (int i = 0; i < errors; i++) {
      plant();
    }
  }

  private List<String> thing() {
    int cents = random.nextInt(100_000);
    return List.of(
        "" + letter('A') + letter('A') + random.nextInt(100, 1000),
        text(1 + random.nextInt(12)),
        random.nextInt(10) == 0 ? "" : String.valueOf(random.nextInt(10_001)),
        (random.nextBoolean() ? "-" : "") + cents / 100 + "," + "%02d".formatted(1 + cents % 99),
        "%02d.%02d.%d"
            .formatted(1 + random.nextInt(28), 1 + random.nextInt(12), random.nextInt(1900, 2030)),
        KINDS.get(random.nextInt(3)),
        switch (random.nextInt(8)) {
          case 0 -> "=SUM(A1;\"x\")";
          case 1 -> "+" + text(5);
          case 2 -> "00" + random.nextInt(1000);
          case 3 -> "divas\nrindas; \"te\", un | \t tur";
          case 4 -> "'" + text(3);
          case 5 -> "9" + random.nextLong(1_000_000_000_000L, 9_999_999_999_999L);
          case 6 -> "-" + text(4);
          default -> "";
        });
  }

  private char letter(char first) {
    return (char) (first + random.nextInt(26));
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /// Makes one cell or row wrong that is right so far.
  private void plant() {
    int thing = random.nextInt(clean.size());
    long row = thing + 2L;
    if (planted.stream().anyMatch(place -> place.row == row && place.column < 0)) {
      return;
    }
    boolean untouched = planted.stream().noneMatch(place -> place.row == row);
    List<String> cells = dirty.get(thing);
    if (untouched && random.nextInt(8) == 0) {
      switch (random.nextInt(3)) {
        case 0 -> {
          cells.removeLast();
          planted.add(new Place(row, -1));
        }
        case 1 -> {
          cells.add(random.nextInt(7), "lieks");
          planted.add(new Place(row, -1));
        }
        default -> {
          cells.set(1, STRAY + "a\"b");
          planted.add(new Place(row, 1));
        }
      }
      return;
    }
    boolean stray = cells.get(1).startsWith(STRAY);
    int column = random.nextInt(6);
    if (!stray && planted.add(new Place(row, column))) {
      cells.set(column, wrong(column));
    }
  }

  private String wrong(int column) {
    List<String> wrong =
        switch (column) {
          case 0 -> List.of("", "ab123", "AB12", "=A1", "AB123 ");
          case 1 -> List.of("", "g".repeat(41), "a123456789b123456789c123456789d123456789e");
          case 2 ->
              List.of("x", "1.5", "-5", "007", "=1+1", "10001", "1 000", "99999999999999999999");
          case 3 -> List.of("1,234", "abc", "1e5", "1.50", "+1", "1,5 EUR");
          case 4 -> List.of("31.02.2025", "2025-01-01", "x", "1.13.2025", "@today");
          case 5 -> List.of("Jā", "maybe", "jā ", "-");
          default -> throw new IllegalArgumentException("no rule for column " + column);
        };
    return wrong.get(random.nextInt(wrong.size()));
  }

  List<List<String>> dirtyRecords() {
    List<List<String>> records = new ArrayList<>();
    records.add(HEADER);
    records.addAll(dirty);
    return records;
  }

  Set<Place> planted() {
    return planted;
  }

  /// The true cells of a row as a spreadsheet counts.
  List<String> clean(long row) {
    return clean.get((int) row - 2);
  }

  /// What is to be published in the end (RFC 4180, by hand).
  String csv() {
    StringBuilder csv = new StringBuilder("code,name,count,price,day,kind,note\r\n");
    for (List<String> thing : clean) {
      String[] date = thing.get(4).split("\\.", -1);
      List<String> cells =
          List.of(
              thing.get(0),
              thing.get(1),
              thing.get(2),
              thing.get(3).replace(',', '.'),
              date[2] + "-" + date[1] + "-" + date[0],
              thing.get(5),
              thing.get(6));
      csv.append(
              String.join(
                  ",",
                  cells.stream()
                      .map(cell ->
                          cell.matches("(?s).*[,\"\r\n].*")
                              ? "\"" + cell.replace("\"", "\"\"") + "\""
                              : cell)
                      .toList()))
          .append("\r\n");
    }
    return csv.toString();
  }

  /// @param form as its one layout states
  static byte[] contract(Form form, String rejectedShareMax) {
    return """
    {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"things","version":"1.0.0",
     "title":"Things","description":"Things.",
     "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
     "contributors":[{"title":"Town","roles":["publisher"]},
                     {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
     "aprite:rejectedShareMax":%s,
     "resources":[{"name":"things","type":"table","path":"things.csv",
       "schema":{"fields":[
         {"name":"code","type":"string","constraints":{"pattern":"[A-Z]{2}\\\\d{3}"}},
         {"name":"name","type":"string","constraints":{"required":true,"maxLength":40}},
         {"name":"count","type":"integer","constraints":{"minimum":0,"maximum":10000}},
         {"name":"price","type":"number","aprite:precision":9,"aprite:scale":2},
         {"name":"day","type":"date"},
         {"name":"kind","type":"string","constraints":{"enum":["jā","nē","varbūt"]}},
         {"name":"note","type":"string"}],
         "primaryKey":["code"],"missingValues":[""]},
       "aprite:layouts":[{"id":"a","encoding":"%s","dialect":{"delimiter":"%s"},
         "fields":[{"target":"code","source":"Kods"},{"target":"name","source":"Nosaukums"},
           {"target":"count","source":"Skaits"},
           {"target":"price","source":"Cena","parse":{"decimalChar":","}},
           {"target":"day","source":"Diena","parse":{"format":"%%d.%%m.%%Y"}},
           {"target":"kind","source":"Veids"},{"target":"note","source":"Piezīme"}]}]}]}
    """
        .formatted(
            rejectedShareMax,
            form.charset().name(),
            form.delimiter() == '\t' ? "\\t" : String.valueOf(form.delimiter()))
        .getBytes(UTF_8);
  }
}
