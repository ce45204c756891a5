package lv.aprite.engine.damage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// A table as an agency might have it, and the way in which it is written. Values stand in their
/// canonical forms, so that what is published can be held against them as text.
///
/// @param rows the header first
record CleanTable(List<List<String>> rows, char delimiter, String lineEnd, Quoting quoting) {
  private static final List<String> PLACES =
      List.of(
          "Rīga",
          "Liepāja",
          "Daugavpils",
          "Jelgava",
          "Jūrmala",
          "Ventspils",
          "Rēzekne",
          "Valmiera",
          "Ogre",
          "Cēsis",
          "Kuldīga",
          "Tukums",
          "Sigulda",
          "Madona");
  private static final List<String> WORDS =
      List.of(
          "biroja",
          "papīrs",
          "serviss",
          "remonts",
          "kravas",
          "mēbeles",
          "ielas",
          "ēka",
          "darbi",
          "noma",
          "preces",
          "sakari",
          "tīkls",
          "skola",
          "audits",
          "programma",
          "siltums",
          "ūdens");
  private static final List<String> STATES = List.of("active", "closed", "planned");

  /// When a cell stands in quotes.
  enum Quoting {
    WHERE_NEEDED,
    TEXTS,
    ALL
  }

  private interface Column {
    String cell(int row);
  }

  CleanTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  int width() {
    return rows.getFirst().size();
  }

  static CleanTable random(Random random) {
    char delimiter = ",;\t|".charAt(random.nextInt(8) < 4 ? 0 : random.nextInt(4));
    Quoting quoting = Quoting.values()[random.nextInt(3)];
    int width = 2 + random.nextInt(9);
    int height = random.nextInt(3) == 0 ? 4 + random.nextInt(8) : 12 + random.nextInt(60);
    List<String> header = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    header.add("id");
    int first = 1 + random.nextInt(5000);
    columns.add(row -> String.valueOf(first + row));
    for (int i = 1; i < width; i++) {
      Kind kind = i == 1 ? Kind.NAME : Kind.values()[random.nextInt(Kind.values().length)];
      header.add(kind.name().toLowerCase(Locale.ROOT) + (i + 1));
      columns.add(column(kind, delimiter, random));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(header);
    for (int row = 0; row < height; row++) {
      int number = row;
      rows.add(
          columns.stream()
              .map(column -> column.cell(number))
              .collect(Collectors.toCollection(ArrayList::new)));
    }
    return new CleanTable(rows, delimiter, random.nextBoolean() ? "\n" : "\r\n", quoting);
  }

  private enum Kind {
    NAME,
    PLACE,
    STATE,
    COUNT,
    AMOUNT,
    DATE,
    CODE,
    NOTE,
    RARE,
    PHRASE
  }

  private static Column column(Kind kind, char delimiter, Random random) {
    int emptyIn = random.nextInt(3) == 0 ? 6 : Integer.MAX_VALUE;
    int digits = 1 + random.nextInt(6);
    return row ->
        emptyIn < Integer.MAX_VALUE && kind != Kind.NAME && random.nextInt(emptyIn) == 0
            ? ""
            : switch (kind) {
              case NAME -> name(random);
              case PLACE -> pick(PLACES, random);
              case STATE -> pick(STATES, random);
              case COUNT -> String.valueOf(1 + random.nextInt((int) Math.pow(10, digits)));
              case AMOUNT -> random.nextInt(100_000) + "." + (char) ('1' + random.nextInt(9)) + "5";
              case DATE -> LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4000)).toString();
              case CODE -> "LV-" + (1000 + random.nextInt(9000));
              case NOTE -> note(delimiter, random);
              case RARE -> random.nextInt(5) == 0 ? pick(WORDS, random) : "";
              case PHRASE -> pick(WORDS, random) + " " + pick(WORDS, random) + " " + row;
            };
  }

  private static String name(Random random) {
    return "SIA " + pick(PLACES, random) + " " + pick(WORDS, random);
  }

  /// A text that may need quotes.
  private static String note(char delimiter, Random random) {
    String text = pick(WORDS, random) + " " + pick(WORDS, random);
    return switch (random.nextInt(6)) {
      case 0 -> text + delimiter + " " + pick(WORDS, random);
      case 1 -> "\"" + pick(WORDS, random) + "\" " + text;
      case 2 -> random.nextInt(4) == 0 ? text + "\n" + pick(WORDS, random) : text;
      default -> text;
    };
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /// The cells as they stand in the file, in quotes where this way of writing has them.
  List<List<String>> written() {
    List<List<String>> written = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        boolean needed = cell.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n');
        boolean text = cell.chars().anyMatch(Character::isLetter);
        boolean quoted =
            needed
                || switch (quoting) {
                  case WHERE_NEEDED -> false;
                  case TEXTS -> text;
                  case ALL -> true;
                };
        cells.add(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      written.add(cells);
    }
    return written;
  }
}
