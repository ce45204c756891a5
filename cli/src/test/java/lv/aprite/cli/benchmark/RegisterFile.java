package lv.aprite.cli.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// A made-up company register of any size: 12 columns of all kinds, every row right, every `reg_no`
/// another one. The same size gives the same bytes.
final class RegisterFile {
  private static final String[] WORDS = {
    "Baltija", "Daugava", "Gauja", "Saule", "Mežs", "Jūra", "Ezers", "Kalns", "Tilts", "Zvaigzne",
        "Ozols", "Bērzs",
    "Rīts", "Vējš", "Ābele", "Liepa", "Dzintars", "Krasts", "Upe", "Lauks", "Pļava", "Akmens",
        "Smilts", "Sniegs"
  };
  private static final String[] TRADES = {
    "Tirdzniecība",
    "Būve",
    "Transports",
    "Konsultācijas",
    "Tehnika",
    "Serviss",
    "Loģistika",
    "Enerģija"
  };
  private static final String[] FORMS = {"SIA", "AS", "IK", "ZS", "PS", "KS", "BDR", "ĀKF"};
  private static final String[] STATUSES = {"active", "liquidation", "closed"};

  private RegisterFile() {}

  /// Writes whole rows until the file has at least `bytes`; returns the number of rows.
  static long write(Path file, long bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(20261123);
    long written = 0;
    long rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      byte[] header =
          "reg_no,name,form,status,registered,closed,capital,employees,lat,active,postcode,updated\n"
              .getBytes(StandardCharsets.UTF_8);
      out.write(header);
      written += header.length;
      StringBuilder row = new StringBuilder();
      while (written < bytes) {
        row.setLength(0);
        row(row, rows++, random);
        byte[] encoded = row.toString().getBytes(StandardCharsets.UTF_8);
        out.write(encoded);
        written += encoded.length;
      }
    }
    return rows;
  }

  private static void row(StringBuilder row, long number, SplittableRandom random) {
    // A bijection of the row number scatters the keys, so that they do not arrive sorted.
    long key = (number * 2_654_435_761L) % 10_000_000_000L;
    row.append('4').append(digits(key, 10)).append(',');
    String form = FORMS[random.nextInt(FORMS.length)];
    String name =
        WORDS[random.nextInt(WORDS.length)]
            + ' '
            + WORDS[random.nextInt(WORDS.length)]
            + ' '
            + TRADES[random.nextInt(TRADES.length)]
            + ' '
            + random.nextInt(100_000);
    if (random.nextInt(10) == 0) {
      row.append("\"").append(form).append(" \"\"").append(name).append("\"\", filiāle\"");
    } else {
      row.append(name);
    }
    LocalDate registered = LocalDate.of(1991, 1, 1).plusDays(random.nextInt(13_000));
    String status = STATUSES[Math.max(0, random.nextInt(12) - 9)];
    row.append(',')
        .append(form)
        .append(',')
        .append(status)
        .append(',')
        .append(registered)
        .append(',');
    if (status.equals("closed")) {
      row.append(registered.plusDays(random.nextInt(4_000)));
    }
    row.append(',')
        .append(random.nextInt(10_000_000))
        .append('.')
        .append(digits(random.nextInt(100), 2));
    row.append(',');
    if (random.nextInt(5) != 0) {
      row.append(random.nextInt(2_000));
    }
    row.append(',')
        .append(55 + random.nextInt(3))
        .append('.')
        .append(digits(random.nextInt(1_000_000), 6));
    row.append(',').append(random.nextBoolean());
    row.append(",LV-").append(digits(random.nextInt(1_000, 6_000), 4));
    row.append(',').append(registered.plusDays(random.nextInt(500))).append('T');
    row.append(digits(random.nextInt(24), 2))
        .append(':')
        .append(digits(random.nextInt(60), 2))
        .append(':');
    row.append(digits(random.nextInt(60), 2)).append('\n');
  }

  private static String digits(long number, int width) {
    String text = Long.toString(number);
    return "0".repeat(width - text.length()) + text;
  }
}
