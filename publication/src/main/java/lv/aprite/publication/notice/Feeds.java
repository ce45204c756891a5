package lv.aprite.publication.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.catalog.DatasetState;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.catalog.SeenDocument;
import lv.aprite.publication.catalog.Wording;
import lv.aprite.publication.log.DerivedDocument;
import lv.aprite.publication.store.ObjectStore;

/// Keeps the feeds: each dataset's from its log, that of all from theirs.
final class Feeds {
  private static final int TRIES_MAX = 20;
  private static final Pattern OF_A_DATASET = Pattern.compile("feeds/[^/]+/[^/]+\\.json");

  private final ObjectStore open;
  private final Hub hub;
  private final Addresses at;

  Feeds(ObjectStore open, Hub hub) {
    this.open = open;
    this.hub = hub;
    this.at = new Addresses(hub.base());
  }

  void raise(DatasetState dataset) {
    String key = at.feed(dataset.id());
    Feed feed =
        new Feed(
            at.absolute(key),
            at.absolute(at.page(dataset.id())),
            spoken(dataset.metadata().title(), dataset.id().path()),
            spoken(dataset.metadata().publisher().name(), dataset.id().publisher()),
            dataset.modifiedAt(),
            dataset.number(),
            FeedItem.of(at, dataset, Feed.ITEMS_MAX));
    raise(key + ".atom", Feed.ATOM, Feed::numberOfAtom, dataset.number(), feed.atom());
    raise(key + ".json", Feed.JSON, Feed::numberOfJson, dataset.number(), feed.json());
  }

  private void raise(
      String key, String mediaType, ToLongFunction<byte[]> numberOf, long number, byte[] bytes) {
    new DerivedDocument(open, key, mediaType, numberOf).raise(number, bytes);
  }

  void assemble() {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      SeenDocument atom = SeenDocument.look(open, Addresses.FEED_OF_ALL + ".atom", Feed.ATOM);
      SeenDocument json = SeenDocument.look(open, Addresses.FEED_OF_ALL + ".json", Feed.JSON);
      Feed feed = ofAll();
      if (atom.put(feed.atom()) && json.put(feed.json())) {
        return;
      }
    }
    throw new IllegalStateException(
        "feed of all: expected to win once in "
            + TRIES_MAX
            + " tries; other writers won each time");
  }

  private Feed ofAll() {
    // The oldest of those kept is at the head, so that it goes first.
    PriorityQueue<FeedItem> newest = new PriorityQueue<>(FeedItem.NEWEST_FIRST.reversed());
    for (String key : keys()) {
      if (open.read(key) instanceof ObjectStore.Lookup.Found(var stat, byte[] bytes)) {
        newest.addAll(Feed.itemsOf(bytes));
        while (newest.size() > Feed.ITEMS_MAX) {
          newest.remove();
        }
      }
    }
    List<FeedItem> items = newest.stream().sorted(FeedItem.NEWEST_FIRST).toList();
    return new Feed(
        at.absolute(Addresses.FEED_OF_ALL),
        hub.base().toString(),
        spoken(hub.title(), hub.base().toString()),
        spoken(hub.operator(), hub.base().toString()),
        items.stream().map(FeedItem::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH),
        0,
        items);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    open.listAll(
        "feeds/",
        listed -> {
          if (OF_A_DATASET.matcher(listed.key()).matches()) {
            keys.add(listed.key());
          }
        });
    return keys;
  }

  private static Wording.Spoken spoken(LocalText text, String otherwise) {
    return Wording.preferred(text).orElse(new Wording.Spoken(otherwise, ""));
  }
}
