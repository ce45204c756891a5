package lv.aprite.cli.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Replacement;

/// What every command over a hub's folder has to know alike: `private/hub.json`. An unknown or
/// missing property stops the start.
///
/// @param base the address under which the public folder is served, which catalog, pages and feeds
///   name
public record HubSettings(PublicBase base) {
  static final String KEY = "hub.json";
  private static final String SCHEMA = "https://aprite.lv/schemas/hub-1.0.json";
  private static final int TRIES_MAX = 100;

  /// Of a hub that nobody has told yet where it is served.
  public static HubSettings local(int port) {
    return new HubSettings(new PublicBase(URI.create("http://127.0.0.1:" + port + "/")));
  }

  /// Whether the hub was only ever served to this machine.
  public boolean isLocal() {
    return "127.0.0.1".equals(base.uri().getHost());
  }

  /// The settings that are there; these, if there are none yet.
  static HubSettings readOrWrite(ObjectStore restricted, HubSettings first) {
    byte[] bytes = first.encode();
    return switch (restricted.create(KEY, bytes, "application/json")) {
      case ObjectStore.Creation.Created _ -> first;
      case ObjectStore.Creation.Exists() ->
          switch (restricted.read(KEY)) {
            case Lookup.Found(var _, byte[] found) -> decode(found);
            case Lookup.Absent() ->
                throw new IllegalStateException(KEY + ": expected it to stay where it was");
          };
    };
  }

  /// Makes these the settings.
  void write(ObjectStore restricted) {
    for (int i = 0; i < TRIES_MAX; i++) {
      if (restricted.read(KEY) instanceof Lookup.Found(var stat, byte[] _)
          && restricted.replace(KEY, encode(), "application/json", stat.etag())
              instanceof Replacement.Replaced) {
        return;
      }
    }
    throw new IllegalStateException(KEY + ": other writers won each time");
  }

  private byte[] encode() {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
    return JsonObject.bytes(to.put("publicBase", base.toString()));
  }

  /// @throws IllegalArgumentException with the place of what is not as it should be
  private static HubSettings decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    HubSettings settings = new HubSettings(new PublicBase(URI.create(from.text("publicBase"))));
    from.finish();
    return settings;
  }
}
