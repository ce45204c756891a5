package lv.aprite.cli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Companies of a town that does not exist. The same seed gives the same companies.
final class Companies {
  /// @param capitalCents share capital
  record Company(
      String regNo,
      String name,
      String legalForm,
      String status,
      LocalDate registered,
      long capitalCents,
      int employees,
      String municipality,
      String address,
      String note) {}

  static final List<String> MUNICIPALITIES =
      List.of(
          "Paraugpils",
          "Ābeļu novads",
          "Ērgļkalna novads",
          "Ķiršu novads",
          "Ļaudonas mala",
          "Ņegas novads",
          "Šķeltovas krasts",
          "Žīguru novads");

  private static final List<String> FIRST =
      List.of(
          "Rīta",
          "Zaļā",
          "Baltā",
          "Jūras",
          "Meža",
          "Ātrā",
          "Ķiršu",
          "Dzintara",
          "Sudraba",
          "Ziemeļu",
          "Vēja",
          "Saules",
          "Līgo",
          "Šūpoļu",
          "Ņiprā",
          "Ērgļa");
  private static final List<String> SECOND =
      List.of(
          "Rasa",
          "Birze",
          "Maiznīca",
          "Loģistika",
          "Būve",
          "Darbnīca",
          "Pļava",
          "Tehnika",
          "Grāmata",
          "Stikls",
          "Ūdens",
          "Ceļš",
          "Kokapstrāde",
          "Šuvējs",
          "Žurnāls",
          "Pārtika");
  private static final List<String> STREETS =
      List.of("Liepu iela", "Ģertrūdes laukums", "Ozolu aleja", "Čiekuru iela", "Jāņa sēta");
  private static final List<String> FORMS = List.of("SIA", "SIA", "SIA", "AS", "IK", "ZS", "BDR");
  private static final List<String> NOTES =
      List.of("", "", "", "pārbaudīt adresi", "zvanīt \"vecajam\" birojam", "divas rindas:\notrā");

  private Companies() {}

  static List<Company> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Company> companies = new ArrayList<>();
    long number = 40_000_000_000L;
    for (int i = 0; i < count; i++) {
      number += 1 + random.nextInt(900);
      companies.add(company(number, random));
    }
    return companies;
  }

  private static Company company(long number, SplittableRandom random) {
    String form = pick(FORMS, random);
    int age = random.nextInt(12_000);
    String municipality = pick(MUNICIPALITIES, random);
    return new Company(
        Long.toString(number),
        form + " \"" + pick(FIRST, random) + " " + pick(SECOND, random) + "\"",
        form,
        random.nextInt(12) == 0 ? "likvidācijā" : random.nextInt(20) == 0 ? "apturēts" : "aktīvs",
        LocalDate.of(2026, 9, 30).minusDays(age),
        form.equals("ZS") ? 0 : 100L * (1 + random.nextInt(5_000)) * (1 + random.nextInt(900)),
        random.nextInt(4) == 0 ? 0 : random.nextInt(250),
        municipality,
        pick(STREETS, random) + " " + (1 + random.nextInt(120)) + ", " + municipality,
        pick(NOTES, random));
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
