package lv.aprite.engine.damage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The ways in which files are damaged, each in one place.
enum Damage {
  SEPARATOR_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = table.written().get(row);
      int gap = 1 + random.nextInt(cells.size() - 1);
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        line.append(i == 0 || i == gap ? "" : table.delimiter()).append(cells.get(i));
      }
      return line(table, row, line.toString());
    }
  },
  SEPARATOR_ADDED_IN_CELL(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = new ArrayList<>(table.written().get(row));
      int column = random.nextInt(cells.size());
      String cell = cells.get(column);
      if (cell.length() < 2 || cell.startsWith("\"")) {
        return Optional.empty();
      }
      int at = 1 + random.nextInt(cell.length() - 1);
      cells.set(column, cell.substring(0, at) + table.delimiter() + cell.substring(at));
      return line(table, row, joined(table, cells));
    }
  },
  SEPARATOR_DOUBLED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = new ArrayList<>(table.written().get(row));
      cells.add(random.nextInt(cells.size() + 1), "");
      return line(table, row, joined(table, cells));
    }
  },
  SEPARATOR_CHANGED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = table.written().get(row);
      char other = table.delimiter() == ';' ? ',' : ';';
      int gap = 1 + random.nextInt(cells.size() - 1);
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        line.append(i == 0 ? "" : i == gap ? other : table.delimiter()).append(cells.get(i));
      }
      return line(table, row, line.toString());
    }
  },
  QUOTE_OPENING_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return quoted(table, row, random, cell -> cell.substring(1));
    }
  },
  QUOTE_CLOSING_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return quoted(table, row, random, cell -> cell.substring(0, cell.length() - 1));
    }
  },
  QUOTES_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return quoted(table, row, random, cell -> cell.substring(1, cell.length() - 1));
    }
  },
  QUOTE_INSIDE_NOT_DOUBLED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return quoted(
          table,
          row,
          random,
          cell -> {
            String inside = cell.substring(1, cell.length() - 1);
            int at = inside.indexOf("\"\"");
            return at < 0 ? cell : '"' + inside.substring(0, at) + inside.substring(at + 1) + '"';
          });
    }
  },
  QUOTE_ADDED_IN_CELL(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return any(
          table,
          row,
          random,
          cell -> {
            int at = cell.startsWith("\"") ? 1 : 0;
            int room = cell.length() - 2 * at;
            if (room < 2) {
              return cell;
            }
            int place = at + 1 + random.nextInt(room - 1);
            return cell.substring(0, place) + '"' + cell.substring(place);
          });
    }
  },
  QUOTE_LEFT_OPEN(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return any(table, row, random, cell -> cell.startsWith("\"") ? cell : '"' + cell);
    }
  },
  QUOTE_ADDED_AT_END(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return any(
          table, row, random, cell -> cell.startsWith("\"") || cell.isEmpty() ? cell : cell + '"');
    }
  },
  QUOTE_CHANGED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      char other = random.nextBoolean() ? '\'' : '”';
      boolean first = random.nextBoolean();
      return quoted(
          table,
          row,
          random,
          cell -> first ? other + cell.substring(1) : cell.substring(0, cell.length() - 1) + other);
    }
  },
  LINE_END_CHANGED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> ends = lineEnds(table);
      ends.set(row, List.of("\r", "\n", "\r\n", "\r\r\n").get(random.nextInt(4)));
      return file(lines(table), ends, row + 1, row + 2, row + 3);
    }
  },
  LINE_END_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> ends = lineEnds(table);
      if (row + 1 >= ends.size()) {
        return Optional.empty();
      }
      ends.set(row, "");
      return file(lines(table), ends, row + 1, row + 2);
    }
  },
  LINE_END_ADDED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      String line = lines(table).get(row);
      // Inside quotes it would be a line break of the text.
      int at = 1 + random.nextInt(line.length() - 1);
      if (line.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1) {
        return Optional.empty();
      }
      String broken = line.substring(0, at) + table.lineEnd() + line.substring(at);
      return line(table, row, broken, row + 2);
    }
  },
  ROW_CUT(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      String line = lines(table).get(row);
      // A cut inside the last cell cannot be told.
      List<String> cells = table.written().get(row);
      int lastCell = line.length() - cells.getLast().length();
      return lastCell <= 1
          ? Optional.empty()
          : line(table, row, line.substring(0, 1 + random.nextInt(lastCell - 1)));
    }
  },
  FILE_CUT(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      int last = Math.max(2, row);
      if (last >= lines.size()) {
        return Optional.empty();
      }
      String line = lines.get(last);
      int lastCell = line.length() - table.written().get(last).getLast().length();
      List<String> kept = new ArrayList<>(lines.subList(0, last));
      kept.add(line.substring(0, 1 + random.nextInt(Math.max(1, lastCell - 1))));
      List<String> ends = lineEnds(table).subList(0, kept.size());
      ends.set(last, "");
      return file(kept, ends, last + 1);
    }
  },
  PREAMBLE(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> titles =
          switch (row % 4) {
            case 0 -> List.of("Publisko iepirkumu saraksts 2026");
            case 1 -> List.of("Report on contracts", "");
            case 2 -> List.of("Reģistrs", "Izveidots: 2026-03-31", "");
            default ->
                List.of("Title" + String.valueOf(table.delimiter()).repeat(table.width() - 1));
          };
      return around(table, titles, List.of());
    }
  },
  FOOTER(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> footer =
          switch (row % 4) {
            case 0 -> List.of("Avots: Iepirkumu uzraudzības birojs");
            case 1 -> List.of("", "Source: the office, 2026");
            case 2 -> List.of((table.rows().size() - 1) + " rows");
            default -> List.of("", "* provisional", "Printed 2026-04-01");
          };
      return around(table, List.of(), footer);
    }
  },
  SECOND_TABLE(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      int width = table.width() == 3 ? 4 : 3;
      List<String> second = new ArrayList<>();
      second.add("");
      for (int i = 0; i < 4; i++) {
        int number = i;
        second.add(
            String.join(
                String.valueOf(table.delimiter()),
                IntStream.range(0, width).mapToObj(c -> "x" + c + number).toList()));
      }
      return around(table, List.of(), second);
    }
  },
  HEADER_REPEATED(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      List<String> ends = lineEnds(table);
      lines.add(row + 1, lines.getFirst());
      ends.add(table.lineEnd());
      return file(lines, ends, row + 2);
    }
  },
  HEADER_NAME_TWICE(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = new ArrayList<>(table.written().getFirst());
      int column = random.nextInt(cells.size() - 1);
      cells.set(column + 1, cells.get(column));
      return line(table, 0, joined(table, cells));
    }
  },
  HEADER_SEPARATOR_LOST(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return SEPARATOR_LOST.in(table, 0, random);
    }
  },
  HEADER_QUOTE_LOST(Told.WHOLE) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      return QUOTE_CLOSING_LOST.in(table, 0, random);
    }
  },
  ENCODING_MIXED(Told.LOST) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      if (lines.get(row).chars().allMatch(c -> c < 128)) {
        return Optional.empty();
      }
      List<byte[]> parts = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Charset charset = i == row ? Charset.forName("windows-1257") : StandardCharsets.UTF_8;
        parts.add((lines.get(i) + table.lineEnd()).getBytes(charset));
      }
      java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
      parts.forEach(bytes::writeBytes);
      return Optional.of(new Damaged(bytes.toByteArray(), Set.of(row + 1L)));
    }
  },
  ROW_DOUBLED(Told.NEVER) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      List<String> ends = lineEnds(table);
      lines.add(row, lines.get(row));
      ends.add(table.lineEnd());
      return file(lines, ends, row + 1, row + 2);
    }
  },
  ROWS_SWAPPED(Told.NEVER) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      if (row + 1 >= lines.size()) {
        return Optional.empty();
      }
      java.util.Collections.swap(lines, row, row + 1);
      return file(lines, lineEnds(table), row + 1, row + 2);
    }
  },
  HEADER_LOST(Told.NEVER) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> lines = lines(table);
      lines.removeFirst();
      return file(lines, lineEnds(table), 1);
    }
  },
  CELLS_MOVED(Told.NEVER) {
    @Override
    Optional<Damaged> in(CleanTable table, int row, Random random) {
      List<String> cells = new ArrayList<>(table.written().get(row));
      int from = random.nextInt(cells.size());
      if (random.nextBoolean()) {
        cells.remove(from);
        cells.add("");
      } else {
        cells.removeLast();
        cells.add(Math.min(from, cells.size()), "");
      }
      return cells.equals(table.written().get(row))
          ? Optional.empty()
          : line(table, row, joined(table, cells));
    }
  };

  /// What a damaged file tells of the damage.
  enum Told {
    /// Where it is, and nothing is gone.
    WHOLE,
    /// Where it is; but what stood there is gone, or nobody can know which part is meant.
    LOST,
    /// Not even where it is.
    NEVER
  }

  private final Told told;

  Damage(Told told) {
    this.told = told;
  }

  /// Whether the file alone can tell that it is damaged, and where.
  boolean isDecidable() {
    return told != Told.NEVER;
  }

  /// Whether the clean table could be had from the file.
  boolean isRestorable() {
    return told == Told.WHOLE;
  }

  /// The damaged file, if this can happen to the table there.
  ///
  /// @param row of the table, 0 is the header
  abstract Optional<Damaged> in(CleanTable table, int row, Random random);

  static byte[] clean(CleanTable table) {
    return file(lines(table), lineEnds(table)).orElseThrow().file();
  }

  private interface Change {
    String of(String cell);
  }

  /// Changes one of the cells in quotes.
  private static Optional<Damaged> quoted(CleanTable table, int row, Random random, Change change) {
    return changed(table, row, random, change, true);
  }

  private static Optional<Damaged> any(CleanTable table, int row, Random random, Change change) {
    return changed(table, row, random, change, false);
  }

  private static Optional<Damaged> changed(
      CleanTable table, int row, Random random, Change change, boolean onlyQuoted) {
    List<String> cells = new ArrayList<>(table.written().get(row));
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!onlyQuoted || cells.get(i).startsWith("\"")) {
        fitting.add(i);
      }
    }
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    int column = fitting.get(random.nextInt(fitting.size()));
    String before = cells.get(column);
    cells.set(column, change.of(before));
    return cells.get(column).equals(before)
        ? Optional.empty()
        : line(table, row, joined(table, cells));
  }

  private static String joined(CleanTable table, List<String> cells) {
    return String.join(String.valueOf(table.delimiter()), cells);
  }

  private static List<String> lines(CleanTable table) {
    List<String> lines = new ArrayList<>();
    table.written().forEach(cells -> lines.add(joined(table, cells)));
    return lines;
  }

  private static List<String> lineEnds(CleanTable table) {
    List<String> ends = new ArrayList<>();
    table.rows().forEach(row -> ends.add(table.lineEnd()));
    return ends;
  }

  private static Optional<Damaged> line(CleanTable table, int row, String line, long... more) {
    List<String> lines = lines(table);
    lines.set(row, line);
    long[] rows = LongStream.concat(LongStream.of(row + 1L), LongStream.of(more)).toArray();
    return file(lines, lineEnds(table), rows);
  }

  private static Optional<Damaged> around(
      CleanTable table, List<String> above, List<String> below) {
    List<String> lines = new ArrayList<>(above);
    lines.addAll(lines(table));
    long belowFrom = lines.size();
    lines.addAll(below);
    List<String> ends = new ArrayList<>();
    lines.forEach(line -> ends.add(table.lineEnd()));
    long[] rows =
        LongStream.concat(
                LongStream.rangeClosed(1, above.isEmpty() ? 0 : above.size() + 1),
                LongStream.rangeClosed(belowFrom + 1, lines.size()))
            .toArray();
    return file(lines, ends, rows);
  }

  private static Optional<Damaged> file(List<String> lines, List<String> ends, long... rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i)).append(ends.get(i));
    }
    Set<Long> damaged = new TreeSet<>();
    LongStream.of(rows).forEach(damaged::add);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return Optional.of(new Damaged(bytes, damaged));
  }
}
