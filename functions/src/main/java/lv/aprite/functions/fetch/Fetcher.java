package lv.aprite.functions.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import lv.aprite.engine.contract.HttpsAddress;
import lv.aprite.engine.contract.WebSource;
import lv.aprite.engine.write.Sink;
import lv.aprite.functions.fetch.FetchState.Claim;
import lv.aprite.functions.fetch.FetchState.Content;
import lv.aprite.functions.fetch.FetchStates.Kept;
import lv.aprite.functions.fetch.WebFile.Answer;
import lv.aprite.publication.outbound.GuardedSockets;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;

/// Fetches a dataset's source into the inbox when it has changed.
///
/// **A content comes in once**, though events come twice and functions are cut off. Between the
/// last byte and the upload's commit, the state document is replaced by one that claims the
/// content; who loses that race discards. So of two at once one uploads. Who finds a claim waits
/// until the function that made it can no longer be running ([#CLAIM_MAX], which is more than
/// Lambda lets any run), and then looks into the inbox: when the claimed content is there, its
/// upload took place and only the document is finished; else it never will, and the source is
/// fetched anew.
public final class Fetcher {
  /// After that a claim's function has ended, whatever it did.
  static final Duration CLAIM_MAX = Duration.ofMinutes(30);

  private static final int BUFFER_BYTES = 64 << 10;
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final ObjectStore inbox;
  private final ObjectStore restricted;
  private final FetchStates states;
  private final InstantSource clock;
  private final Limits limits;
  private final Function<LongSupplier, GuardedSockets> sockets;

  /// @param bytesMax what is longer is refused
  /// @param redirectsMax how often an address may lead on to another
  public record Limits(long bytesMax, int redirectsMax) {
    public static final Limits USUAL = new Limits(10L << 30, 5);
  }

  /// @param sockets makes connections that may take this many milliseconds in all; see
  ///   [GuardedSockets#ofTheInternet]
  public Fetcher(
      ObjectStore inbox,
      ObjectStore restricted,
      InstantSource clock,
      Limits limits,
      Function<LongSupplier, GuardedSockets> sockets) {
    this.inbox = inbox;
    this.restricted = restricted;
    this.states = new FetchStates(restricted);
    this.clock = clock;
    this.limits = limits;
    this.sockets = sockets;
  }

  /// The datasets whose sources are to be looked at now.
  ///
  /// @param tolerance by how much it may be too early: half of the time between two such questions,
  ///   so that no round is missed for a second
  public List<DatasetId> due(Duration tolerance) {
    SortedSet<DatasetId> all = new TreeSet<>(Comparator.comparing(DatasetId::path));
    restricted.listAll(
        "contracts/",
        listed -> {
          String[] parts = listed.key().split("/", -1);
          if (parts.length == 4 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])) {
            all.add(new DatasetId(parts[1], parts[2]));
          }
        });
    Instant until = clock.instant().plus(tolerance);
    return all.stream().filter(dataset -> isDue(dataset, until)).toList();
  }

  private boolean isDue(DatasetId dataset, Instant until) {
    Optional<WebSource> source = source(dataset);
    if (source.isEmpty()) {
      return false;
    }
    return switch (states.read(dataset)) {
      case Kept.Nothing() -> true;
      case Kept.Known(FetchState state, var _, var _) ->
          !state.lookedAt().plus(source.get().every()).isAfter(until);
    };
  }

  private Optional<WebSource> source(DatasetId dataset) {
    return new Contracts(restricted, dataset).last().flatMap(contract -> contract.entry().source());
  }

  /// Looks at the dataset's source once.
  ///
  /// @param attempt an id that no other call has
  /// @param millisLeft how long it may still take
  public Fetch fetch(DatasetId dataset, String attempt, LongSupplier millisLeft) {
    Optional<WebSource> source = source(dataset);
    if (source.isEmpty()) {
      return new Fetch.NoSource();
    }
    Kept kept = states.read(dataset);
    Optional<Content> last = Optional.empty();
    if (kept instanceof Kept.Known(FetchState state, var _, Instant writtenAt)) {
      if (state.claim().isPresent() && writtenAt.plus(CLAIM_MAX).isAfter(clock.instant())) {
        return new Fetch.Failed("another function is about to upload what it fetched");
      }
      last = settled(state).content();
    }
    return new Look(dataset, source.get().address(), attempt, kept, last).take(millisLeft);
  }

  /// The state without its claim.
  private FetchState settled(FetchState state) {
    return state.claim().map(this::isUploaded).orElse(false) ? state.finished() : state.abandoned();
  }

  private boolean isUploaded(Claim claim) {
    List<Stat> versions = inbox.versions(claim.key());
    int from = 0;
    for (int i = 0; i < versions.size(); i++) {
      if (claim.after().isPresent() && claim.after().get().equals(versions.get(i).version())) {
        from = i + 1;
      }
    }
    return versions.subList(from, versions.size()).stream()
        .anyMatch(version ->
            version.sizeBytes() == claim.content().sizeBytes()
                && sha256(version).equals(Optional.of(claim.content().sha256())));
  }

  private Optional<String> sha256(Stat version) {
    return switch (inbox.open(version.key(), version.version(), 0)) {
      case Opened.Stream(var _, InputStream bytes) -> {
        MessageDigest digest = sha256();
        try (bytes) {
          byte[] buffer = new byte[BUFFER_BYTES];
          for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            digest.update(buffer, 0, count);
          }
        } catch (IOException e) {
          throw new StoreUnavailable("the inbox could not be read", e);
        }
        yield Optional.of(HexFormat.of().formatHex(digest.digest()));
      }
      case Opened.Absent(), Opened.Denied() -> Optional.empty();
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// One look at a source.
  private final class Look {
    private final DatasetId dataset;
    private final HttpsAddress address;
    private final String attempt;
    private final Kept before;
    private final Optional<Content> last;

    /// @param before the document in whose place ours is written
    /// @param last what is in the inbox already
    Look(
        DatasetId dataset,
        HttpsAddress address,
        String attempt,
        Kept before,
        Optional<Content> last) {
      this.dataset = dataset;
      this.address = address;
      this.attempt = attempt;
      this.before = before;
      this.last = last;
    }

    Fetch take(LongSupplier millisLeft) {
      WebFile file = new WebFile(sockets.apply(millisLeft), limits.redirectsMax());
      try {
        return switch (file.get(address, last.filter(content -> content.isFrom(address)))) {
          case Answer.NotModified() -> unchanged("304", last);
          case Answer.Refused(String why) -> refused(why);
          case Answer.Failed(String why) -> failed(why);
          case Answer.Whole whole -> take(whole);
        };
      } catch (GuardedSockets.Forbidden e) {
        return refused("the source's name leads to what is not on the public internet");
      } catch (IOException e) {
        // Its message may hold the address.
        return failed("the source could not be read: " + e.getClass().getSimpleName());
      }
    }

    private Fetch take(Answer.Whole whole) throws IOException {
      if (whole.sizeBytes() > limits.bytesMax()) {
        whole.bytes().close();
        return refused(tooLong());
      }
      String key = dataset.path() + "/" + fileName();
      List<Stat> versions = inbox.versions(key);
      Optional<String> after =
          versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast().version());
      Sink sink = inbox.write(key, MEDIA_TYPE);
      try (InputStream bytes = whole.bytes()) {
        MessageDigest digest = sha256();
        long sizeBytes = copy(bytes, sink, digest);
        if (sizeBytes > limits.bytesMax()) {
          return refused(tooLong());
        }
        if (whole.sizeBytes() >= 0 && sizeBytes != whole.sizeBytes()) {
          return failed(
              "the source ended after " + sizeBytes + " of " + whole.sizeBytes() + " bytes");
        }
        Content content =
            new Content(
                address.toString(),
                whole.etag(),
                whole.lastModified(),
                HexFormat.of().formatHex(digest.digest()),
                sizeBytes);
        return last.filter(content::isSameFileAs).isPresent()
            ? unchanged("200", Optional.of(content))
            : upload(sink, new Claim(attempt, key, after, content));
      } finally {
        sink.discard();
      }
    }

    /// Up to one byte more than the limit.
    private long copy(InputStream from, Sink to, MessageDigest digest) throws IOException {
      byte[] buffer = new byte[BUFFER_BYTES];
      long sizeBytes = 0;
      int count = from.read(buffer);
      while (count >= 0 && sizeBytes <= limits.bytesMax()) {
        digest.update(buffer, 0, count);
        to.write(buffer, 0, count);
        sizeBytes += count;
        count = from.read(buffer);
      }
      return sizeBytes;
    }

    private Fetch upload(Sink sink, Claim claim) throws IOException {
      Optional<Kept.Known> claimed =
          states.write(dataset, before, state("200", last).claimedBy(claim));
      if (claimed.isEmpty()) {
        return new Fetch.Failed("another function looked at the source at the same time");
      }
      sink.commit();
      // When this is lost, the next look finds the claim, and the content in the inbox.
      states.write(dataset, claimed.get(), claimed.get().state().finished());
      return new Fetch.Uploaded(claim.key(), claim.content().sizeBytes(), claim.content().sha256());
    }

    private Fetch unchanged(String answer, Optional<Content> content) {
      remember(answer, content);
      return new Fetch.Unchanged(answer);
    }

    private Fetch refused(String why) {
      remember(why, last);
      return new Fetch.Refused(why);
    }

    private Fetch failed(String why) {
      remember(why, last);
      return new Fetch.Failed(why);
    }

    /// That another was first is no matter: it looked too.
    private void remember(String answer, Optional<Content> content) {
      states.write(dataset, before, state(answer, content));
    }

    private FetchState state(String answer, Optional<Content> content) {
      return new FetchState(clock.instant(), answer, content, Optional.empty());
    }

    private String tooLong() {
      return "the source is longer than " + limits.bytesMax() + " bytes";
    }

    /// As the address has it, so that it stays the same from one look to the next.
    private String fileName() {
      String name = address.fileName();
      return Keys.isSafe(name) ? name : dataset.name() + ".csv";
    }
  }
}
