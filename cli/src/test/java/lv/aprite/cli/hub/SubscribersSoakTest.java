package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import lv.aprite.engine.contract.Contract;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.subscription.Filter;
import lv.aprite.publication.subscription.SinkAddress;
import lv.aprite.publication.subscription.SubscriptionCodec;
import lv.aprite.publication.subscription.Subscriptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many subscribers, many releases, sinks that fail or hang, and a hub that is killed again and
/// again: `-Daprite.soak.subscribers`, `-Daprite.soak.releases`.
class SubscribersSoakTest {
  private static final int SUBSCRIBERS = Integer.getInteger("aprite.soak.subscribers", 200);
  private static final int RELEASES = Integer.getInteger("aprite.soak.releases", 2000);
  private static final int DATASETS = 40;
  private static final int KILLS = 10;
  private static final Duration TIME_MAX = Duration.ofMillis(250);
  private static final Duration SOON = Duration.ofMinutes(5);

  @TempDir Path folder = Path.of("");

  private final Map<String, List<String>> arrived = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void everySubscriberGetsEveryNoticeOfItsFilterInOrder() throws Exception {
    Hub hub = TestHub.open(folder);
    HttpServer sink =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    sink.setExecutor(threads);
    sink.createContext("/", this::receive);
    sink.start();
    List<Set<DatasetId>> filters = subscribe(hub, sink.getAddress().getPort());
    Contract contract = TestHub.contract("soak");
    long started = System.nanoTime();
    Process process = start();
    int kills = 0;
    Map<DatasetId, Long> numbers = new HashMap<>();
    for (int i = 0; i < RELEASES; i++) {
      release(hub, contract, dataset(i % DATASETS), numbers);
      if (i % Math.max(1, RELEASES / (KILLS + 1)) == RELEASES / (KILLS + 1) - 1 && kills < KILLS) {
        kill(process);
        process = start();
        kills++;
      }
    }
    assertThat(kills).isEqualTo(KILLS);
    Set<Integer> missing = new HashSet<>();
    for (int i = 0; i < filters.size(); i++) {
      missing.add(i);
    }
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      missing.removeIf(i -> first(i).size() >= owed(filters.get(i), numbers));
      Thread.sleep(50);
    }
    kill(process);
    sink.stop(0);
    threads.shutdownNow();
    check(filters, numbers);
    long all = arrived.values().stream().mapToLong(List::size).sum();
    long owed = filters.stream().mapToLong(filter -> owed(filter, numbers)).sum();
    System.out.printf(
        "soak: %d subscribers, %d releases, %d notices owed, %d received, %d repeats, %d kills,"
            + " %.1f s%n",
        SUBSCRIBERS, RELEASES, owed, all, all - owed, kills, (System.nanoTime() - started) / 1e9);
  }

  private static long owed(Set<DatasetId> filter, Map<DatasetId, Long> numbers) {
    // The first entry is a description, which no filter here lets through.
    return filter.stream().mapToLong(dataset -> numbers.getOrDefault(dataset, 1L) - 1).sum();
  }

  /// What came to a subscriber for the first time, in order.
  private List<String> first(int subscriber) {
    List<String> all = arrived.getOrDefault("/" + subscriber, List.of());
    synchronized (all) {
      return all.stream().distinct().toList();
    }
  }

  private void check(List<Set<DatasetId>> filters, Map<DatasetId, Long> numbers) {
    for (int i = 0; i < filters.size(); i++) {
      List<String> got = first(i);
      assertThat(got).as("subscriber %d", i).hasSize((int) owed(filters.get(i), numbers));
      for (DatasetId dataset : filters.get(i)) {
        String prefix = dataset.publisher() + "_" + dataset.name() + "_";
        List<String> expected = new ArrayList<>();
        for (long number = 2; number <= numbers.getOrDefault(dataset, 1L); number++) {
          expected.add("%s%08d".formatted(prefix, number));
        }
        assertThat(got.stream().filter(id -> id.startsWith(prefix)))
            .as("subscriber %d, %s", i, dataset)
            .containsExactlyElementsOf(expected);
      }
    }
  }

  private static DatasetId dataset(int i) {
    return new DatasetId("town", "d" + i);
  }

  private static List<Set<DatasetId>> subscribe(Hub hub, int port) throws IOException {
    Subscriptions subscriptions = hub.subscriptions(new Subscriptions.Limits(10, 1000, 1000));
    List<Set<DatasetId>> filters = new ArrayList<>();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      Set<DatasetId> datasets = Set.of(dataset(i % DATASETS), dataset((i * 7 + 3) % DATASETS));
      Filter filter =
          new Filter(
              Set.of(),
              Set.copyOf(datasets.stream().map(DatasetId::path).toList()),
              Set.of(),
              Set.of(),
              Set.of(Filter.Kind.RELEASED),
              Set.of(),
              false);
      Subscriptions.Made made =
          subscriptions.make(
              new SubscriptionCodec.Request(
                  new SinkAddress.Webhook("http://127.0.0.1:" + port + "/" + i), filter),
              "soak");
      assertThat(made).isInstanceOf(Subscriptions.Made.Created.class);
      if (made instanceof Subscriptions.Made.Created created) {
        var _ = subscriptions.verify(created.id());
      }
      filters.add(datasets);
    }
    return filters;
  }

  private static void release(
      Hub hub, Contract contract, DatasetId dataset, Map<DatasetId, Long> numbers) {
    AppendLog<ReleaseEntry> log =
        new AppendLog<>(hub.open(), ReleaseKeys.log(dataset), new ReleaseEntryCodec());
    if (!numbers.containsKey(dataset)) {
      log.append(1, new ReleaseEntry.Described(1, "1.0.0", contract.metadata()));
      numbers.put(dataset, 1L);
    }
    long number = numbers.merge(dataset, 1L, Long::sum);
    TreeMap<Integer, ReleaseEntry.Data> data = new TreeMap<>();
    data.put(
        1, new ReleaseEntry.Data("a" + number, "1.0.0", contract.schema(), number, 0, List.of()));
    UploadOrder order = new UploadOrder(Instant.ofEpochSecond(number), "u" + number);
    log.append(number, new ReleaseEntry.Released("s" + number, order, data));
    hub.hints().lookAtReleases(dataset);
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SoakHub.class.getName(),
                folder.toString(),
                Long.toString(TIME_MAX.toMillis()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('u');
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    var _ = process.destroyForcibly().waitFor();
  }

  /// Three of ten fail, in one of four ways.
  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      int fate = ThreadLocalRandom.current().nextInt(40);
      if (fate < 6) {
        exchange.sendResponseHeaders(fate % 2 == 0 ? 503 : 429, -1);
        return;
      }
      if (fate < 8) {
        hang();
        return;
      }
      arrived
          .computeIfAbsent(
              exchange.getRequestURI().getPath(),
              _ -> Collections.synchronizedList(new ArrayList<>()))
          .add(exchange.getRequestHeaders().getFirst("webhook-id"));
      // It has it, and the hub never hears so.
      if (fate < 10) {
        hang();
        return;
      }
      exchange.sendResponseHeaders(fate < 12 ? 500 : 204, -1);
    }
  }

  private static void hang() {
    try {
      Thread.sleep(TIME_MAX.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
