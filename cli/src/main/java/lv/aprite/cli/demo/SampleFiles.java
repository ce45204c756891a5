package lv.aprite.cli.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.cli.demo.Companies.Company;

/// The files that the publishers of the demonstration drop, each in the form in which such files
/// come.
final class SampleFiles {
  static final int COMPANIES = 5_000;
  static final int COMPANIES_NEXT_MONTH = 5_040;
  static final int STOPS = 800;
  static final int MONTHS = 66;
  private static final long SEED = 20_261_123L;

  private static final Charset WINDOWS_1257 = Charset.forName("windows-1257");
  private static final String NO_BREAK_SPACE = "\u00a0";
  private static final Pattern ROW_NUMBER = Pattern.compile("^[^;]*/row-(\\d+)[^;]*");

  /// Two rows of a title and one of names stand above.
  private static final int FIRST_ROW_2026_NOVEMBER = 4;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM.yyyy");
  private static final List<String> INDUSTRIES = List.of("A", "C", "F", "G", "H", "I", "J", "M");
  static final int TURNOVER_ROWS = MONTHS * Companies.MUNICIPALITIES.size() * INDUSTRIES.size();

  private SampleFiles() {}

  /// The company register: windows-1257, semicolons, dd.mm.yyyy, a title and a blank row above the
  /// header.
  static byte[] register() {
    List<String> lines = new ArrayList<>();
    lines.add("Paraugpils uzņēmumu reģistrs. Dati uz 01.10.2026.");
    lines.add("");
    lines.add(
        "Reģistrācijas nr.;Nosaukums;Forma;Statuss;Reģistrēts;Pamatkapitāls, EUR;Darbinieki;Novads;"
            + "Adrese;Piezīmes");
    for (Company company : Companies.of(COMPANIES, SEED)) {
      lines.add(
          row(
              company.regNo(),
              company.name(),
              company.legalForm(),
              company.status(),
              DAY.format(company.registered()),
              money(company.capitalCents()),
              Integer.toString(company.employees()),
              company.municipality(),
              company.address(),
              company.note()));
    }
    return bytes(lines, WINDOWS_1257);
  }

  /// The next month's edition, from the register's new system: other names, another order, one more
  /// internal column.
  static byte[] registerNextMonth() {
    List<String> lines = header2026November();
    for (Company company : Companies.of(COMPANIES_NEXT_MONTH, SEED)) {
      lines.add(row2026November(company));
    }
    return bytes(lines, WINDOWS_1257);
  }

  /// A month later something went wrong: seven faults, each in a row of its own.
  static byte[] registerBroken() {
    List<Company> companies = Companies.of(COMPANIES_NEXT_MONTH, SEED);
    List<String> lines = header2026November();
    companies.forEach(company -> lines.add(row2026November(company)));
    int rows = lines.size() - companies.size();
    replace(lines, rows + 11, DAY.format(companies.get(11).registered()), "31.02.2026");
    replace(lines, rows + 128, companies.get(128).regNo(), companies.get(128).regNo().substring(1));
    replace(lines, rows + 300, money(companies.get(300).capitalCents()), "2O00,00");
    replace(lines, rows + 999, quoted(companies.get(999).name()), "");
    replace(lines, rows + 1_500, companies.get(1_500).status(), "darbojas");
    replace(lines, rows + 2_024, quoted(companies.get(2_024).address()), "Liepu iela; 7");
    replace(lines, rows + 4_000, companies.get(4_000).regNo(), companies.get(3).regNo());
    return bytes(lines, WINDOWS_1257);
  }

  /// The rows that came back, each with its number in front and the reason behind, as they should
  /// have been.
  static byte[] registerCorrected(byte[] rejected) {
    List<Company> companies = Companies.of(COMPANIES_NEXT_MONTH, SEED);
    List<String> lines = new ArrayList<>();
    List<String> found = new String(rejected, WINDOWS_1257).lines().toList();
    lines.add(found.getFirst());
    for (String line : found) {
      Matcher row = ROW_NUMBER.matcher(line);
      if (row.find()) {
        Company company = companies.get(Integer.parseInt(row.group(1)) - FIRST_ROW_2026_NOVEMBER);
        lines.add(row.group() + ";" + row2026November(company) + ";");
      }
    }
    return bytes(lines, WINDOWS_1257);
  }

  /// Someone pasted the owners' personal codes into the addresses.
  static byte[] registerWithPersonalCodes() {
    List<Company> companies = Companies.of(COMPANIES_NEXT_MONTH, SEED);
    List<String> lines = header2026November();
    for (int i = 0; i < companies.size(); i++) {
      String line = row2026November(companies.get(i));
      String address = quoted(companies.get(i).address());
      lines.add(
          i % 250 == 0 && line.contains(address)
              ? line.replace(address, '"' + companies.get(i).address() + ", " + code(i) + '"')
              : line);
    }
    return bytes(lines, WINDOWS_1257);
  }

  /// A personal code of the form that Latvia gave out until 2017, with its check digit; of nobody
  /// that we know.
  private static String code(int number) {
    String digits =
        "%02d%02d%02d1%03d"
            .formatted(1 + number % 28, 1 + number % 12, 50 + number % 49, number % 1000);
    int[] weights = {1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return digits.substring(0, 6) + "-" + digits.substring(6) + (1101 - sum) % 11 % 10;
  }

  private static void replace(List<String> lines, int index, String old, String broken) {
    String line = lines.get(index);
    if (!line.contains(old)) {
      throw new IllegalStateException("sample: expected the row to hold what is to be broken");
    }
    lines.set(index, line.replace(old, broken));
  }

  private static List<String> header2026November() {
    return new ArrayList<>(
        List.of(
            "Paraugpils uzņēmumu reģistrs",
            "Izveidots jaunajā sistēmā",
            "Ieraksta ID;Uzņēmuma nosaukums;Reģ. numurs;Statuss;Juridiskā forma;Kapitāls (EUR);"
                + "Reģistrācijas datums;Pašvaldība;Juridiskā adrese;Darbinieku skaits;"
                + "Iekšējās piezīmes"));
  }

  private static String row2026November(Company company) {
    return row(
        Long.toString(Long.parseLong(company.regNo()) * 31 % 1_000_003, 36),
        company.name(),
        company.regNo(),
        company.status(),
        company.legalForm(),
        money(company.capitalCents()),
        DAY.format(company.registered()),
        company.municipality(),
        company.address(),
        Integer.toString(company.employees()),
        company.note());
  }

  /// Monthly statistics: decimal comma, thousands by no-break space, `…` for what is not known yet.
  static byte[] turnover() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = new ArrayList<>();
    lines.add("Mēnesis;Pašvaldība;Nozare;Apgrozījums, tūkst. EUR;Indekss (2021=100);Provizoriski");
    YearMonth last = YearMonth.of(2026, 9);
    for (int i = MONTHS - 1; i >= 0; i--) {
      YearMonth month = last.minusMonths(i);
      for (String municipality : Companies.MUNICIPALITIES) {
        for (String industry : INDUSTRIES) {
          boolean known = i > 0 || random.nextInt(9) > 0;
          long tenths = 10_000 + random.nextLong(90_000_000);
          lines.add(
              row(
                  MONTH.format(month),
                  municipality,
                  industry,
                  known ? grouped(tenths / 10) + "," + tenths % 10 : "…",
                  known ? decimal(7_500 + random.nextInt(9_000)) : "…",
                  i < 3 ? "jā" : "nē"));
        }
      }
    }
    return bytes(lines, StandardCharsets.UTF_8);
  }

  /// Bus stops: UTF-8, commas, as timetable programs write them.
  static byte[] stops() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Company> places = Companies.of(STOPS, SEED + 1);
    List<String> lines = new ArrayList<>();
    lines.add("stop_id,stop_name,stop_lat,stop_lon,zone_id,wheelchair_boarding");
    for (int i = 0; i < STOPS; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%04d,%s,%.6f,%.6f,%d,%d",
              1 + i,
              quoted(places.get(i).address()),
              56.4 + random.nextDouble() / 2,
              24.1 + random.nextDouble(),
              1 + random.nextInt(5),
              random.nextInt(3)));
    }
    return bytes(lines, StandardCharsets.UTF_8);
  }

  private static String money(long cents) {
    return grouped(cents / 100) + "," + "%02d".formatted(cents % 100);
  }

  private static String decimal(int hundredths) {
    return hundredths / 100 + "," + "%02d".formatted(hundredths % 100);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(",", NO_BREAK_SPACE);
  }

  private static String row(String... cells) {
    return Stream.of(cells).map(SampleFiles::quoted).collect(Collectors.joining(";"));
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",;\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static byte[] bytes(List<String> lines, Charset charset) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(charset);
  }
}
