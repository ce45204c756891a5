package lv.aprite.cli.acceptance;

import java.nio.file.Path;
import java.util.List;
import lv.aprite.cli.acceptance.Comparison.Reading;
import lv.aprite.publication.submission.DatasetId;

/// Genuine files of which several editions are there, in the order in which they came out.
@SuppressWarnings("ImmutableEnumChecker") // the list is a copy
enum Series {
  TERRITORIES(
      "series_lv-spkc-covid19-territories",
      "covid-territories",
      List.of(
          territories("v01_2020-06-05.csv", "2020-06"),
          territories("v02_2020-06-21.csv", "2020-06"),
          territories("v03_2020-06-26.csv", "2020-06"),
          territories("v04_2020-10-16.csv", "2020-06"),
          territories("v05_2020-10-18.csv", "2020-06"),
          territories("v06_2020-10-20.csv", "2020-10-20"),
          territories("v07_2020-10-22.csv", "2020-10-20"),
          territories("v08_2020-10-23.csv", "2020-10-20"),
          territories("v09_2020-10-27.csv", "2020-10-20"),
          territories("v10_2020-10-31.csv", "2020-10-20"),
          territories("v11_2021-06-30.csv", "2020-10-20"))),

  REGIONS(
      "series_it-dpc-regions-latest",
      "covid-regions",
      List.of(
          regions("v01_2020-03-19.csv", "2020-03-19"),
          regions("v02_2020-03-25.csv", "2020-03-25"),
          regions("v03_2020-03-31.csv", "2020-03-31"),
          regions("v04_2020-03-31.csv", "2020-03-31-renamed"),
          regions("v05_2020-03-31.csv", "2020-03-31"),
          regions("v06_2020-04-20.csv", "2020-04-20"),
          regions("v07_2020-06-29.csv", "2020-06-29"),
          regions("v08_2020-12-09.csv", "2020-12-09"),
          regions("v09_2021-01-18.csv", "2021-01-18"))),

  PHARMACIES(
      "series_ee-pharmacies",
      "pharmacies",
      List.of(
          // Its lines end with CR CR LF: Python sees a blank row after each.
          pharmacies("v01_2019-12-22.csv", "2019", "cp1257", 5),
          pharmacies("v02_2019-12-27.csv", "2019", "cp1257", 3),
          pharmacies("v03_2020-01-15.csv", "2020-01", "utf-8-sig", 3),
          pharmacies("v04_2020-01-15.csv", "2020-01", "utf-8-sig", 3)));

  /// @param reading how a reader that is not ours is told to read it
  /// @param layout the contract's layout that it has
  record Edition(String file, Reading reading, String layout) {}

  private final String folder;
  private final String dataset;
  private final List<Edition> editions;

  Series(String folder, String dataset, List<Edition> editions) {
    this.folder = folder;
    this.dataset = dataset;
    this.editions = List.copyOf(editions);
  }

  private static Edition territories(String file, String layout) {
    return new Edition(file, new Reading("utf-8-sig", ";", 1), layout);
  }

  private static Edition regions(String file, String layout) {
    return new Edition(file, new Reading("utf-8-sig", ",", 1), layout);
  }

  private static Edition pharmacies(String file, String layout, String encoding, int headerRow) {
    return new Edition(file, new Reading(encoding, ";", headerRow), layout);
  }

  DatasetId id() {
    return new DatasetId("genuine", dataset);
  }

  List<Edition> editions() {
    return editions;
  }

  Path folder() {
    return SharedData.file(folder);
  }

  byte[] contract() {
    return Comparison.resource("/acceptance/" + folder + ".json");
  }
}
