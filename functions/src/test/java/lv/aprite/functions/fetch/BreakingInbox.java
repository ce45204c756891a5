package lv.aprite.functions.fetch;

import java.io.IOException;
import java.util.List;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.ObjectStore;

/// An inbox under which the function is cut off: before an upload is there, or after.
final class BreakingInbox implements ObjectStore {
  private final ObjectStore inbox;
  private final boolean after;

  BreakingInbox(ObjectStore inbox, boolean after) {
    this.inbox = inbox;
    this.after = after;
  }

  /// The function is no more: nothing of it runs on.
  static final class CutOff extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Sink write(String key, String mediaType) {
    Sink sink = inbox.write(key, mediaType);
    return new Sink() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(bytes, offset, length);
      }

      @Override
      public void commit() throws IOException {
        if (after) {
          sink.commit();
        }
        throw new CutOff();
      }

      @Override
      public void discard() {
        sink.discard();
      }
    };
  }

  @Override
  public Lookup read(String key) {
    return inbox.read(key);
  }

  @Override
  public Stats stat(String key) {
    return inbox.stat(key);
  }

  @Override
  public Opened open(String key, String version, long offset) {
    return inbox.open(key, version, offset);
  }

  @Override
  public List<Listed> list(String prefix, String after, int pageMax) {
    return inbox.list(prefix, after, pageMax);
  }

  @Override
  public List<Stat> versions(String key) {
    return inbox.versions(key);
  }

  @Override
  public Creation create(String key, byte[] bytes, String mediaType) {
    return inbox.create(key, bytes, mediaType);
  }

  @Override
  public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
    return inbox.replace(key, bytes, mediaType, etag);
  }

  @Override
  public void delete(String key) {
    inbox.delete(key);
  }

  @Override
  public void deleteVersion(String key, String version) {
    inbox.deleteVersion(key, version);
  }
}
