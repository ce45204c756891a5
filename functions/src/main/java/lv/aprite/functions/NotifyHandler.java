package lv.aprite.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import lv.aprite.functions.Batch.NotForUs;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.notice.Deliveries;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;

/// Writes the notices of a log that has grown, and sends them on.
public final class NotifyHandler extends Handler {
  private final Set<String> buckets;
  private final List<Derived> views;
  private final Journal journal;

  public NotifyHandler() {
    this(Wiring.ofEnvironment());
  }

  private NotifyHandler(Wiring wiring) {
    this(
        Set.of(wiring.open(), wiring.restricted()),
        // Nothing of a notice is read from the inbox.
        new Stores(wiring.restrictedStore(), wiring.restrictedStore(), wiring.openStore()),
        wiring.base(),
        wiring.post(),
        Journal.of("notify"));
    prime();
  }

  /// @param buckets names of the open and the restricted store's
  NotifyHandler(
      Set<String> buckets, Stores stores, PublicBase base, Deliveries.Post post, Journal journal) {
    this.buckets = Set.copyOf(buckets);
    this.views = List.of(PublicFace.notices(stores, base), new Deliveries(stores, post));
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    Batch.handle(in, out, invocation, journal, (message, id) -> take(message));
  }

  private Handled take(Message message) {
    return switch (message) {
      case Message.Created(String bucket, String key, var _) when buckets.contains(bucket) ->
          look(LogKey.of(key));
      case Message.Created _,
          Message.Upload _,
          Message.Known _,
          Message.Dataset _,
          Message.Assemble _ ->
          throw new NotForUs("expected an entry of a log");
      case Message.Foreign(String why) -> throw new NotForUs(why);
    };
  }

  private Handled look(LogKey key) {
    return switch (key) {
      case LogKey.OfReleases(DatasetId dataset) -> {
        views.forEach(view -> view.lookAtReleases(dataset));
        yield Handled.of("looked", dataset);
      }
      case LogKey.OfSubmission(DatasetId dataset, String submission) -> {
        views.forEach(view -> view.lookAtSubmission(dataset, submission));
        yield Handled.of("looked", dataset, submission);
      }
      case LogKey.Other() -> Handled.of("no-entry");
    };
  }
}
