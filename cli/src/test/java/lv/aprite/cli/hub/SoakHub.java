package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import lv.aprite.cli.subscriber.Lookouts;
import lv.aprite.cli.subscriber.Reach;
import lv.aprite.cli.subscriber.Webhook;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Schedule;
import lv.aprite.publication.subscription.Subscriptions;

/// A process that sends what subscribers of a hub's folder are owed, until it is killed, with waits
/// that are shorter than those of a served hub.
final class SoakHub {
  private SoakHub() {}

  public static void main(String[] args) throws IOException {
    Lookouts lookouts =
        start(TestHub.open(Path.of(args[0])), Duration.ofMillis(Long.parseLong(args[1])));
    System.out.println("up");
    int end = System.in.read();
    lookouts.close();
    System.exit(end < 0 ? 1 : 0);
  }

  static Lookouts start(Hub hub, Duration timeMax) throws IOException {
    Subscriptions subscriptions = hub.subscriptions(Subscriptions.Limits.USUAL);
    Logs logs = hub.logs();
    Courier courier =
        new Courier(
            subscriptions,
            logs,
            new Webhook(Reach.ANYWHERE, hub.settings().base(), InstantSource.system(), timeMax),
            new Schedule(Duration.ofMillis(10), Duration.ofMillis(300), Duration.ofDays(3)),
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble());
    return Lookouts.start(
        subscriptions,
        logs,
        courier,
        hub.hints()::take,
        InstantSource.system(),
        System.err::println);
  }
}
