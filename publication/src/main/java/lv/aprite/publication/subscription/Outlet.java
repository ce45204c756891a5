package lv.aprite.publication.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lv.aprite.publication.log.JsonObject;

/// Sends one notice once to where a subscription says, and comes back within a bounded time. Each
/// shell has its own; a kind of sink it does not know it fails with words.
public interface Outlet {
  Answer send(Parcel parcel);

  /// @param to where to
  /// @param subscription its id
  /// @param secrets to sign with, the newest first; at least one
  /// @param id of the notice: the same on every try
  /// @param event the CloudEvent
  record Parcel(
      SinkAddress to, String subscription, List<byte[]> secrets, String id, ObjectNode event) {
    public Parcel {
      secrets = List.copyOf(secrets);
    }

    /// The id by Standard Webhooks: without dots, which part what is signed.
    public String messageId() {
      return id.replace('.', '_');
    }

    /// The event as it is sent and signed.
    public byte[] body() {
      return JsonObject.bytes(event);
    }
  }

  sealed interface Answer {
    /// The sink has it.
    record Taken(String words) implements Answer {}

    /// Not this time.
    ///
    /// @param retryAfter how long the sink asked to be left alone
    record Failed(String words, Optional<Duration> retryAfter) implements Answer {}

    /// The sink wants nothing any more (410).
    record Gone(String words) implements Answer {}
  }
}
