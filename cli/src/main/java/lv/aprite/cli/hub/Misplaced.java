package lv.aprite.cli.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import lv.aprite.cli.folder.DirectoryStore;
import lv.aprite.cli.hub.Inbox.Seen;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Codec;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore.Stats;

/// A file that was dropped where no file belongs: there is no dataset that it could be judged for.
/// It is put aside, and not lost: `misplaced/<n>.json` in the private store says what was found
/// where, and `misplaced/<n>/` holds the file.
///
/// @param path where it was, from the inbox on
/// @param expected in words
public record Misplaced(String path, String expected) {
  private static final String PREFIX = "misplaced";

  /// The receipt, in words.
  public String inWords() {
    return "inbox/" + path + ": expected " + expected + "; put aside, drop it again there";
  }

  /// @return absent when the file is not there any more as it was seen
  static Optional<Misplaced> putAside(
      DirectoryStore restricted, Seen seen, String expected, Inbox inbox) {
    Misplaced misplaced = new Misplaced(seen.path().toString(), expected);
    String name = Inbox.name(seen.path());
    String safe = NumberedUploads.isSafeName(name) ? name : "upload";
    String key = key(misplaced.claim(restricted, safe), safe);
    boolean moved =
        restricted.adopt(key, (directory, file) -> inbox.moveOut(seen, directory, file));
    return moved ? Optional.of(misplaced) : Optional.empty();
  }

  private static String key(long number, String name) {
    return PREFIX + "/" + NumberedUploads.id(number) + "/" + name;
  }

  /// A number for it: the last one, if that was given to this very path and no file came; what
  /// cannot be moved shall not use up numbers. Only one process watches an inbox.
  private long claim(DirectoryStore restricted, String name) {
    AppendLog<Misplaced> log = new AppendLog<>(restricted, PREFIX, new Documents());
    while (true) {
      Optional<Numbered<Misplaced>> last = log.last(1);
      if (last.isPresent()
          && last.get().entry().equals(this)
          && restricted.stat(key(last.get().number(), name)) instanceof Stats.Absent) {
        return last.get().number();
      }
      long number = last.map(Numbered::number).orElse(0L) + 1;
      if (log.append(number, this) instanceof AppendLog.Append.Appended) {
        return number;
      }
    }
  }

  private static final class Documents implements Codec<Misplaced> {
    private static final String SCHEMA = "https://aprite.lv/schemas/misplaced-1.0.json";

    @Override
    public byte[] encode(Misplaced misplaced) {
      ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
      to.put("path", misplaced.path()).put("expected", misplaced.expected());
      return JsonObject.bytes(to);
    }

    @Override
    public Misplaced decode(byte[] bytes) {
      JsonObject from = JsonObject.parse(bytes, SCHEMA);
      Misplaced misplaced = new Misplaced(from.text("path"), from.text("expected"));
      from.finish();
      return misplaced;
    }
  }
}
