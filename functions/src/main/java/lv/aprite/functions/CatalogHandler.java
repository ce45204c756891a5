package lv.aprite.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import lv.aprite.functions.Batch.NotForUs;
import lv.aprite.publication.catalog.Catalog;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.notice.Notices;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// Keeps the catalog: a dataset's own pages when its log has grown, and the whole at most once a
/// minute.
public final class CatalogHandler extends Handler {
  private final String bucket;
  private final ObjectStore open;
  private final PublicBase base;
  private final Catalog catalog;
  private final Runnable assembleLater;
  private final Journal journal;

  public CatalogHandler() {
    this(Wiring.ofEnvironment());
  }

  private CatalogHandler(Wiring wiring) {
    this(
        wiring.open(),
        wiring.openStore(),
        wiring.base(),
        wiring.assembleLater(),
        Journal.of("catalog"));
    prime();
  }

  /// @param bucket name of the open store's
  /// @param assembleLater wakes this handler within a minute or two, once for all that call in
  ///   between
  CatalogHandler(
      String bucket, ObjectStore open, PublicBase base, Runnable assembleLater, Journal journal) {
    this.bucket = bucket;
    this.open = open;
    this.base = base;
    this.catalog = PublicFace.catalog(open, base);
    this.assembleLater = assembleLater;
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    Batch.handle(in, out, invocation, journal, (message, id) -> take(message));
  }

  private Handled take(Message message) {
    return switch (message) {
      case Message.Created(String from, String key, var _) when from.equals(bucket) ->
          look(LogKey.of(key));
      case Message.Assemble() -> assemble();
      case Message.Created _, Message.Upload _, Message.Known _, Message.Dataset _ ->
          throw new NotForUs("expected an entry of a release log, or the order to assemble");
      case Message.Foreign(String why) -> throw new NotForUs(why);
    };
  }

  private Handled look(LogKey key) {
    return switch (key) {
      case LogKey.OfReleases(DatasetId dataset) -> {
        catalog.lookAtReleases(dataset);
        assembleLater.run();
        yield Handled.of("looked", dataset);
      }
      case LogKey.OfSubmission _, LogKey.Other _ -> Handled.of("no-entry");
    };
  }

  private Handled assemble() {
    int listed = catalog.assemble();
    Notices.assemble(open, Hub.at(base));
    Handled handled = Handled.of("assembled");
    handled.about().put("datasets", listed);
    return handled;
  }
}
