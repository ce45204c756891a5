package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Someone who opens a file of rejected rows, corrects it, and saves it by one program or another.
record Officer(Things things, Random random) {

  /// The file as a program shows it.
  static List<List<String>> opened(byte[] file, Things.Form form) {
    String text = new String(file, form.charset());
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(form.delimiter()).get();
    try (CSVParser records =
        format.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
      List<List<String>> all = new ArrayList<>();
      for (CSVRecord record : records) {
        all.add(new ArrayList<>(record.toList()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long row(List<String> record) {
    return Long.parseLong(record.getFirst().replaceFirst(".*/row-(\\d+).*", "$1"));
  }

  /// Rows with every cell that was planted put right; the others are left alone.
  List<List<String>> corrected(List<List<String>> opened) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> record : opened.subList(1, opened.size())) {
      long row = row(record);
      List<String> cells = new ArrayList<>(record);
      for (Things.Place place : things.planted()) {
        if (place.row() == row && place.column() >= 0) {
          cells.set(place.column() + 1, typed(things.clean(row).get(place.column())));
        } else if (place.row() == row) {
          cells.subList(1, cells.size()).clear();
          things.clean(row).forEach(cell -> cells.add(typed(cell)));
          // Whoever finds a row right as it stands deletes the reason.
          cells.add("");
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  /// Whoever means an apostrophe in front writes two, as in the file.
  private static String typed(String cell) {
    return cell.startsWith("'") ? "'" + cell : cell;
  }

  /// Saves as one of the programs does that people have.
  byte[] saved(List<String> header, List<List<String>> rows, Things.Form form) {
    List<List<String>> records = new ArrayList<>(rows);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(records, random);
    }
    records.addFirst(header);
    if (random.nextInt(4) == 0) {
      // The reasons are read, and deleted.
      records =
          records.stream().map(record -> record.subList(0, Things.HEADER.size() + 1)).toList();
    }
    Things.Form other =
        switch (random.nextInt(4)) {
          case 0 -> new Things.Form(UTF_8, true, ';', "\r\n", false);
          case 1 -> new Things.Form(StandardCharsets.UTF_16LE, true, '\t', "\r\n", false);
          case 2 -> new Things.Form(form.charset(), form.mark(), ',', "\n", true);
          default -> form;
        };
    return other.write(records);
  }
}
