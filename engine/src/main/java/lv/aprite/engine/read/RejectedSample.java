package lv.aprite.engine.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.Encoding;

/// Some rows out of a file of rejected rows, with the cells that their sender wrote.
///
/// @param columns of the sender's header
/// @param rows cells by row number in the sender's file
public record RejectedSample(List<String> columns, SortedMap<Long, List<String>> rows) {
  public static final RejectedSample NONE = new RejectedSample(List.of(), new TreeMap<>());

  public RejectedSample {
    columns = List.copyOf(columns);
    rows = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /// @param rejected as it was written
  /// @param encoding IANA name
  /// @param wanted row numbers; those that are not there are left out
  public static RejectedSample read(
      Source rejected, String encoding, char delimiter, Set<Long> wanted) throws IOException {
    List<String> columns = List.of();
    SortedMap<Long, List<String>> rows = new TreeMap<>();
    try (Records records = Records.open(rejected, encoding(encoding), delimiter)) {
      while (rows.size() < wanted.size() && records.next()) {
        List<String> cells = records.cells();
        if (records.row() == 1) {
          columns = bared(cells);
          continue;
        }
        RejectedForm.Mark.of(cells.getFirst())
            .filter(mark -> wanted.contains(mark.row()))
            .ifPresent(mark -> rows.put(mark.row(), bared(cells)));
      }
    }
    return new RejectedSample(columns, rows);
  }

  private static Encoding encoding(String label) {
    return Arrays.stream(Encoding.values())
        .filter(encoding -> encoding.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("encoding: expected one that is read"));
  }

  /// Without the mark in front and the reason behind.
  private static List<String> bared(List<String> cells) {
    return cells.subList(1, cells.size() - 1).stream().map(RejectedForm::bared).toList();
  }
}
