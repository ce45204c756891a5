package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;

/// Sends every notice of the journal on, once at least, in the order of its log.
///
/// What is owed is computed, not queued: a cursor for each log says which notice was sent last. It
/// is raised after the sending, so that a crash in between sends one again; a reader drops repeats
/// by `source` and `id`. To be told to look after [Notices].
///
/// ```
/// restricted  deliveries/topic/<publisher>/<dataset>.json                 of the release log
///             deliveries/topic/<publisher>/<dataset>/<submission>.json    of a submission's log
/// ```
public final class Deliveries implements Derived {
  public static final String SCHEMA = "https://aprite.lv/schemas/delivery-1.0.json";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String MEDIA_TYPE = "application/json";

  private final Stores stores;
  private final Post post;

  public Deliveries(Stores stores, Post post) {
    this.stores = stores;
    this.post = post;
  }

  /// Sends letters, in order.
  public interface Post {
    /// To everyone who asked.
    Sent toEveryone(Letter letter);

    /// To the dataset's publisher alone.
    Sent toPublisher(Letter letter);
  }

  public enum Sent {
    SENT,
    /// There is nobody who could get it; it stays owed.
    NOBODY
  }

  /// A notice on its way.
  ///
  /// @param themes of the dataset, IRIs; empty for a publisher's own notices
  /// @param event the notice as it is in the journal
  public record Letter(Notice.Kind kind, DatasetId dataset, List<String> themes, String event) {
    public Letter {
      themes = List.copyOf(themes);
    }
  }

  @Override
  public void lookAtReleases(DatasetId dataset) {
    send(
        "deliveries/topic/" + dataset.path() + ".json",
        number ->
            letter(
                stores.open(), "notices/" + dataset.path() + "/", number, dataset, themes(dataset)),
        post::toEveryone);
  }

  @Override
  public void lookAtSubmission(DatasetId dataset, String submission) {
    send(
        "deliveries/topic/" + dataset.path() + "/" + submission + ".json",
        number ->
            letter(
                stores.restricted(),
                "notices/" + dataset.path() + "/" + submission + "/",
                number,
                dataset,
                List.of()),
        post::toPublisher);
  }

  private List<String> themes(DatasetId dataset) {
    return ReleaseLog.read(stores.open(), dataset)
        .described()
        .map(described -> described.entry().metadata().themes())
        .orElse(List.of());
  }

  private static Optional<Letter> letter(
      ObjectStore journal, String folder, long number, DatasetId dataset, List<String> themes) {
    String key = String.format(Locale.ROOT, "%s%08d.json", folder, number);
    return journal.read(key) instanceof Lookup.Found(var _, byte[] bytes)
        ? Optional.of(letter(key, bytes, dataset, themes))
        : Optional.empty();
  }

  private static Letter letter(String key, byte[] bytes, DatasetId dataset, List<String> themes) {
    try {
      JsonNode event = MAPPER.readTree(bytes);
      Notice.Kind kind =
          Notice.Kind.of(event.path("type").asText())
              .orElseThrow(() ->
                  new IllegalStateException(
                      key + "/type: expected a kind of notice that this version knows"));
      return new Letter(kind, dataset, themes, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException damaged) {
      throw new UncheckedIOException(key + ": expected one JSON object", damaged);
    }
  }

  private interface Sending {
    Sent send(Letter letter);
  }

  private void send(String cursor, LongFunction<Optional<Letter>> letters, Sending sending) {
    Sent last =
        LookAgain.until(
            cursor,
            () -> {
              Lookup there = stores.restricted().read(cursor);
              long sent = there instanceof Lookup.Found(var _, byte[] bytes) ? decode(bytes) : 0;
              Optional<Letter> next = letters.apply(sent + 1);
              if (next.isEmpty()) {
                return Optional.of(Sent.SENT);
              }
              if (sending.send(next.get()) == Sent.NOBODY) {
                return Optional.of(Sent.NOBODY);
              }
              raise(cursor, there, sent + 1);
              return Optional.empty();
            });
    switch (last) {
      case SENT, NOBODY -> {}
    }
  }

  /// Where another was first, it sent the same: the next look goes on from there.
  private void raise(String cursor, Lookup there, long sent) {
    byte[] bytes = JsonObject.bytes(JsonObject.empty().put("$schema", SCHEMA).put("sent", sent));
    switch (there) {
      case Lookup.Absent() -> stores.restricted().create(cursor, bytes, MEDIA_TYPE);
      case Lookup.Found(Stat stat, byte[] _) ->
          stores.restricted().replace(cursor, bytes, MEDIA_TYPE, stat.etag());
    }
  }

  private static long decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    long sent = from.whole("sent", 1, Long.MAX_VALUE);
    from.finish();
    return sent;
  }
}
