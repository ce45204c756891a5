package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.HubSettings;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Misplaced;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.hub.ServeLock;
import lv.aprite.cli.server.PublicServer;
import lv.aprite.cli.subscriber.Lookouts;
import lv.aprite.cli.subscriber.Reach;
import lv.aprite.cli.subscriber.SubscriptionApi;
import lv.aprite.cli.subscriber.Webhook;
import lv.aprite.cli.terminal.Words;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Schedule;
import lv.aprite.publication.subscription.Subscriptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite serve`: a hub over a folder, until it is told to end.
final class ServeVerb implements Verb {
  private static final Duration ASSEMBLED_EVERY = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Run a hub over a folder, until Ctrl-C.",
            new String[] {
              "Files that appear in DIR/inbox/PUBLISHER/DATASET/ are published or refused within"
                  + " two seconds after they were quiet for one (for ten when the last row has no"
                  + " end) and no program has them open. What was dropped while the hub was"
                  + " down is found when it starts. Names that begin with . or ~$, or end in .part,"
                  + " .tmp or .crdownload, are left alone.",
              "",
              "DIR/public is served over HTTP; nothing else in DIR is. DIR/private is the hub's"
                  + " own. A folder without a hub becomes one. Whoever copies DIR copies the times"
                  + " of the files too (cp -a, rsync -a, tar)."
            },
            new String[] {
              "  aprite serve hub",
              "  aprite serve hub --port 9000",
              "  aprite serve /srv/hub --listen 0.0.0.0 --base https://data.example.lv/"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("DIR")
            .type(Path.class)
            .arity("1")
            .required(true)
            .description("The hub's folder.")
            .build());
    spec.addOption(
        OptionSpec.builder("--port")
            .paramLabel("N")
            .type(Integer.class)
            .description("Default: " + HubOption.PORT + ". 0 takes any that is free.")
            .build());
    spec.addOption(
        OptionSpec.builder("--listen")
            .paramLabel("ADDRESS")
            .type(String.class)
            .description("Default: the loopback address, which only this machine reaches.")
            .build());
    spec.addOption(
        OptionSpec.builder("--base")
            .paramLabel("URL")
            .type(String.class)
            .description(
                "The address under which the public reaches the hub, for the catalog and the feeds."
                    + " Kept in the folder.")
            .build());
    spec.addOption(
        OptionSpec.builder("--at-once")
            .paramLabel("N")
            .type(Integer.class)
            .description("How many datasets are worked on at a time. Default: 2.")
            .build());
    spec.addOption(
        OptionSpec.builder("--subscriptions")
            .description(
                "Anyone who reaches the hub may subscribe a webhook, at /subscriptions. Without it"
                    + " only aprite subscribe does.")
            .build());
    spec.addOption(
        OptionSpec.builder("--sinks-anywhere")
            .description("Webhooks may be at http, and in this machine's own network.")
            .build());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Path directory = shell.path(given.matchedPositionalValue(0, Path.of("")));
    int atOnce = given.matchedOptionValue("--at-once", 2);
    if (atOnce < 1 || atOnce > 64) {
      throw new WrongUsage("--at-once: expected 1 to 64, found " + atOnce);
    }
    Hub found = HubOption.existingOrNew(new HubFolder(directory), shell);
    ServeLock lock =
        found
            .serveLock()
            .orElseThrow(() ->
                new WrongUsage(
                    directory + ": another process serves this hub already; end that one first"));
    int port = given.matchedOptionValue("--port", HubOption.PORT);
    try (PublicServer server =
        start(found, address(given.matchedOptionValue("--listen", ""), port), shell)) {
      Hub hub = at(found, given.matchedOptionValue("--base", ""), server.address().getPort());
      boolean json = Verb.has(given, "--json");
      greet(hub, server, json, shell);
      Told told = new Told(hub, SubscribeVerb.reach(given), shell);
      if (Verb.has(given, "--subscriptions")) {
        told.serve(server);
      }
      Intake intake = Intake.start(hub, lock, new Printed(shell, json), atOnce, ASSEMBLED_EVERY);
      try {
        shell.ending().await();
        if (!json) {
          shell.terminal().say("Ending; what is under way is finished first.");
        }
      } finally {
        intake.close();
        told.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
    shell.ending().done();
    return Exit.DONE;
  }

  /// Subscribers, while the hub is served.
  static final class Told implements AutoCloseable {
    private final Subscriptions subscriptions;
    private final Courier courier;
    private final Webhook webhook;
    private final Reach reach;
    private final Lookouts lookouts;
    private final Consumer<String> failures;

    Told(Hub hub, Reach reach, Shell shell) throws IOException {
      this.reach = reach;
      this.failures = shell.terminal()::complain;
      this.subscriptions = hub.subscriptions(Subscriptions.Limits.USUAL);
      Logs logs = hub.logs();
      this.webhook = new Webhook(reach, hub.settings().base(), shell.clock(), Webhook.TIME_MAX);
      this.courier =
          new Courier(
              subscriptions,
              logs,
              webhook,
              Schedule.THREE_DAYS,
              shell.clock(),
              () -> ThreadLocalRandom.current().nextDouble());
      this.lookouts =
          Lookouts.start(subscriptions, logs, courier, hub.hints()::take, shell.clock(), failures);
    }

    void serve(PublicServer server) {
      server.mount(
          SubscriptionApi.PATH,
          new SubscriptionApi(subscriptions, courier, webhook, reach, lookouts::lookAt, failures));
    }

    @Override
    public void close() {
      lookouts.close();
    }
  }

  static InetSocketAddress address(String listen, int port) {
    if (port < 0 || port > 65_535) {
      throw new WrongUsage("--port: expected 0 to 65535, found " + port);
    }
    try {
      InetAddress address =
          listen.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(listen);
      return new InetSocketAddress(address, port);
    } catch (UnknownHostException e) {
      throw new WrongUsage("--listen: expected an address of this machine, found " + listen);
    }
  }

  static PublicServer start(Hub hub, InetSocketAddress address, Shell shell) throws IOException {
    try {
      return PublicServer.start(address, hub.open(), hub::newest, shell.terminal()::complain);
    } catch (BindException e) {
      throw new WrongUsage(
          address.getHostString()
              + " port "
              + address.getPort()
              + " cannot be listened at ("
              + e.getMessage()
              + "); choose another with --port");
    }
  }

  /// The hub with the address that it is served at now. When that is new, everything that names it
  /// is written again.
  static Hub at(Hub hub, String base, int port) throws IOException {
    Optional<HubSettings> wanted = Optional.empty();
    if (!base.isEmpty()) {
      try {
        wanted = Optional.of(new HubSettings(new PublicBase(URI.create(base))));
      } catch (IllegalArgumentException e) {
        throw new WrongUsage("--base: " + e.getMessage());
      }
    } else if (hub.settings().isLocal()) {
      wanted = Optional.of(HubSettings.local(port));
    }
    if (wanted.isEmpty() || wanted.get().equals(hub.settings())) {
      return hub;
    }
    Hub moved = hub.servedAt(wanted.get());
    for (DatasetId dataset : moved.datasets()) {
      moved.describe(dataset);
    }
    return moved;
  }

  private static void greet(Hub hub, PublicServer server, boolean json, Shell shell) {
    InetSocketAddress address = server.address();
    String url = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/";
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("event", "serving").put("address", url).put("folder", hub.folder().root() + "");
      shell.terminal().say(line.toString());
      return;
    }
    shell.terminal().say(shell.terminal().paint().strong(url) + "  serves " + hub.folder().open());
    shell
        .terminal()
        .say("Drop files into " + hub.folder().inbox() + "/PUBLISHER/DATASET/. Ctrl-C ends.");
  }

  /// Says what happens, by several threads, one at a time. This is a log: it quotes no data.
  private record Printed(Shell shell, boolean json) implements Intake.Events {
    @Override
    public void receipt(Receipt receipt) {
      synchronized (shell) {
        if (json) {
          shell.terminal().say(Outcomes.line(receipt).toString());
        } else {
          new ReceiptPrinter(shell.terminal()).line(receipt);
        }
      }
    }

    @Override
    public void misplaced(Misplaced misplaced) {
      event("misplaced", Words.visible(misplaced.inWords()));
    }

    @Override
    public void noFile(String path) {
      event(
          "no-file",
          "inbox/"
              + Words.visible(path)
              + ": expected a file, found a link or a device; left alone");
    }

    @Override
    public void noted(String what) {
      event("noted", Words.visible(what));
    }

    @Override
    public void failure(String what) {
      synchronized (shell) {
        shell.terminal().complain(what);
      }
    }

    private void event(String event, String words) {
      synchronized (shell) {
        if (json) {
          ObjectNode line = JsonNodeFactory.instance.objectNode();
          shell.terminal().say(line.put("event", event).put("text", words).toString());
        } else {
          shell.terminal().say("! " + words);
        }
      }
    }
  }
}
