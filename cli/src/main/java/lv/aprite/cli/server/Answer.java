package lv.aprite.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import lv.aprite.publication.store.ObjectStore.Stat;

/// What a request is answered with, before a byte of it is sent.
sealed interface Answer {
  /// These bytes of a file.
  ///
  /// @param first offset of the first byte
  record Content(int status, Map<String, String> headers, Stat stat, long first, long sizeBytes)
      implements Answer {
    public Content {
      headers = Map.copyOf(headers);
    }
  }

  /// Headers only: 204, 304, 307.
  record Bare(int status, Map<String, String> headers) implements Answer {
    public Bare {
      headers = Map.copyOf(headers);
    }
  }

  /// What is the matter, as a small document (RFC 9457).
  record Problem(int status, String title, String detail, Map<String, String> headers)
      implements Answer {
    public Problem {
      headers = Map.copyOf(headers);
    }

    String json() {
      return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}\n"
          .formatted(title, status, detail);
    }
  }

  /// The same headers and some more.
  static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return more;
  }
}
