package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.catalog.DatasetState;
import lv.aprite.publication.catalog.Wording;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;

/// One line of news in a feed, in words.
///
/// @param id the permanent address of the log entry
/// @param link the dataset's page
/// @param title in `language` (BCP 47; empty when nobody said)
/// @param text plain text, English
/// @param scope the dataset and the entry's number, by which items of one second are ordered
record FeedItem(
    String id, String link, String title, String language, String text, Instant at, String scope) {
  /// The newest first; of one second in a fixed order.
  static final Comparator<FeedItem> NEWEST_FIRST =
      Comparator.comparing(FeedItem::at).thenComparing(FeedItem::scope).reversed();

  /// The news of a dataset, the newest first. What is about data that are gone is left out, save
  /// that they are gone.
  static List<FeedItem> of(Addresses at, DatasetState dataset, int itemsMax) {
    return dataset.fold().entries().reversed().stream()
        .flatMap(entry -> said(dataset, entry).map(said -> item(at, dataset, entry, said)).stream())
        .limit(itemsMax)
        .toList();
  }

  private record Said(String title, String text) {}

  private static Optional<Said> said(DatasetState dataset, Numbered<ReleaseEntry> numbered) {
    ReleaseFold log = dataset.fold();
    return switch (numbered.entry()) {
      case ReleaseEntry.Described(int contract, String version, var _) ->
          Optional.of(
              new Said(
                  numbered.number() == 1 ? "described" : "description changed",
                  "Contract version " + version + "."));
      case ReleaseEntry.Released released ->
          log.isWithdrawn(released)
              ? Optional.empty()
              : Optional.of(new Said("release " + numbered.number(), data(released)));
      case ReleaseEntry.RolledBack(long to, var _) ->
          log.release(to)
              .filter(earlier -> !log.isWithdrawn(earlier.entry()))
              .map(earlier ->
                  new Said(
                      "back to release " + to,
                      "The data of release "
                          + to
                          + " are current again: "
                          + data(earlier.entry())));
      case ReleaseEntry.Withdrawn(long release, var reason, var _) ->
          Optional.of(
              new Said(
                  "release " + release + " withdrawn",
                  "The data of release "
                      + release
                      + " are gone because of "
                      + Wording.reason(reason)
                      + "."));
    };
  }

  private static String data(ReleaseEntry.Released released) {
    ReleaseEntry.Data data = released.byMajorVersion().lastEntry().getValue();
    String rows = Wording.count(data.rows(), "row");
    String rejected =
        data.rowsRejected() == 0
            ? ""
            : "; "
                + Wording.count(data.rowsRejected(), "row")
                + " that broke a rule of the contract left out";
    String formats =
        data.distributions().stream()
            .map(file -> file.format())
            .sorted()
            .map(Format::extension)
            .collect(Collectors.joining(", "));
    return rows + rejected + ". Files: " + formats + ".";
  }

  private static FeedItem item(
      Addresses at, DatasetState dataset, Numbered<ReleaseEntry> entry, Said said) {
    Wording.Spoken title =
        Wording.preferred(dataset.metadata().title())
            .orElseGet(() -> new Wording.Spoken(dataset.id().path(), ""));
    return new FeedItem(
        at.absolute(at.logEntry(dataset.id(), entry.number())),
        at.absolute(at.page(dataset.id())),
        title.text() + ": " + said.title(),
        title.language(),
        said.text(),
        entry.at(),
        String.format(Locale.ROOT, "%s/%08d", dataset.id().path(), entry.number()));
  }

  /// As an item of a JSON Feed.
  void encode(ObjectNode item) {
    item.put("id", id)
        .put("url", link)
        .put("title", title)
        .put("content_text", text)
        .put("date_published", at.toString());
    if (!language.isEmpty()) {
      item.put("language", language);
    }
    item.putObject("_aprite").put("about", "https://aprite.lv/ns").put("scope", scope);
  }

  static FeedItem decode(JsonNode item) {
    return new FeedItem(
        item.path("id").asText(),
        item.path("url").asText(),
        item.path("title").asText(),
        item.path("language").asText(),
        item.path("content_text").asText(),
        Instant.parse(item.path("date_published").asText()),
        item.path("_aprite").path("scope").asText());
  }
}
