package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.subscriber.Reach;
import lv.aprite.cli.subscriber.Webhook;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Delivery;
import lv.aprite.publication.subscription.Filter;
import lv.aprite.publication.subscription.Schedule;
import lv.aprite.publication.subscription.SinkAddress;
import lv.aprite.publication.subscription.Subscription;
import lv.aprite.publication.subscription.SubscriptionCodec;
import lv.aprite.publication.subscription.Subscriptions;
import lv.aprite.publication.subscription.Subscriptions.Changed;
import lv.aprite.publication.subscription.Subscriptions.Made;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite subscribe`: who is told when something changes.
///
/// It works on the folder itself, as its operator: no token is asked for. A hub that is being
/// served takes notice at once.
final class SubscribeVerb implements Verb {
  private static final String ACTIONS =
      "add URL, list, show, verify, pause, resume, rotate, delete, deliveries, replay, test";

  @Override
  public String name() {
    return "subscribe";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Have a webhook told when something changes.",
            new String[] {
              "ACTION is one of "
                  + ACTIONS
                  + "; all but add and list take the subscription's id. What is sent is a"
                  + " CloudEvent, signed by Standard Webhooks; the secret is shown once. The sink"
                  + " has to agree first: it answers OPTIONS with WebHook-Allowed-Origin. Notices"
                  + " are sent while the hub is being served."
            },
            new String[] {
              "  aprite subscribe add https://example.lv/hook --dataset town/people",
              "  aprite subscribe list",
              "  aprite subscribe replay ID --dataset town/people --from 3",
              "  aprite subscribe replay ID --since 2026-11-01T00:00:00Z"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ACTION")
            .index("0")
            .type(String.class)
            .arity("1")
            .description("What to do.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("URL|ID")
            .index("1")
            .type(String.class)
            .arity("0..1")
            .description("Where to send to, or which subscription.")
            .build());
    many(spec, "--publisher", "P", "Only of this publisher.");
    many(spec, "--dataset", "P/D", "Only of this dataset. Of replay: which one.");
    many(spec, "--theme", "IRI", "Only of datasets with this theme.");
    many(spec, "--keyword", "WORD", "Only of datasets with this keyword.");
    many(spec, "--kind", "KIND", "Only released, schema-changed, withdrawn or described.");
    many(
        spec, "--column", "NAME", "Only releases in which this column came, went or is redefined.");
    spec.addOption(
        OptionSpec.builder("--rows-changed")
            .description("Only releases with another number of rows.")
            .build());
    one(spec, "--from", "N", "Of replay: the sequence to begin at.");
    one(spec, "--since", "TIME", "Of replay: when to begin, in UTC.");
    spec.addOption(
        OptionSpec.builder("--sinks-anywhere")
            .description("The sink may be at http, and in this network. Serve with it too.")
            .build());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  private static void many(CommandSpec spec, String name, String label, String words) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description(words)
            .build());
  }

  private static void one(CommandSpec spec, String name, String label, String words) {
    spec.addOption(
        OptionSpec.builder(name).paramLabel(label).type(String.class).description(words).build());
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Hub hub = HubOption.existing(given, shell, HubOption.silent());
    String action = given.matchedPositionalValue(0, "");
    Subscriptions subscriptions = hub.subscriptions(Subscriptions.Limits.USUAL);
    if (action.equals("list")) {
      for (String id : subscriptions.ids()) {
        subscriptions.find(id).ifPresent(each -> show(each, shell));
      }
      return Exit.DONE;
    }
    String about = given.matchedPositionalValue(1, "");
    if (about.isEmpty()) {
      throw new WrongUsage("subscribe " + action + ": expected one more word; " + ACTIONS);
    }
    Reach reach = reach(given);
    Webhook webhook = new Webhook(reach, hub.settings().base(), shell.clock(), Webhook.TIME_MAX);
    Exit exit =
        action.equals("add")
            ? add(about, given, new Desk(hub, subscriptions, webhook, reach), shell)
            : act(action, about, given, new Desk(hub, subscriptions, webhook, reach), shell);
    return exit;
  }

  /// What an action is done with.
  private record Desk(Hub hub, Subscriptions subscriptions, Webhook webhook, Reach reach) {}

  static Reach reach(ParseResult given) {
    return Verb.has(given, "--sinks-anywhere") ? Reach.ANYWHERE : Reach.PUBLIC_HTTPS;
  }

  private static Exit add(String url, ParseResult given, Desk desk, Shell shell) {
    Optional<String> wrong = desk.reach().fault(url);
    if (wrong.isPresent()) {
      throw new WrongUsage("sink: " + wrong.get());
    }
    SubscriptionCodec.Request request =
        new SubscriptionCodec.Request(new SinkAddress.Webhook(url), filter(given));
    return switch (desk.subscriptions().make(request, "operator")) {
      case Made.TooMany(String why) -> throw new WrongUsage(why);
      case Made.Created(String id, String token, String secret, String confirmation) -> {
        Optional<String> fault = desk.webhook().ask(url, id, confirmation);
        if (fault.isEmpty()) {
          var _ = desk.subscriptions().verify(id);
        }
        desk.hub().hints().lookAtSubscription(id);
        String state = fault.isEmpty() ? "active" : "unverified";
        if (Verb.has(given, "--json")) {
          ObjectNode line = JsonNodeFactory.instance.objectNode();
          line.put("id", id).put("token", token).put("secret", secret).put("state", state);
          shell.terminal().say(line.toString());
        } else {
          shell.terminal().say(id + " " + state);
          shell.terminal().say("secret  " + secret + "  (shown once)");
          shell.terminal().say("token   " + token + "  (shown once)");
          fault.ifPresent(why ->
              shell.terminal().say("The sink has not agreed: " + why + "; then verify " + id));
        }
        yield Exit.DONE;
      }
    };
  }

  private static Filter filter(ParseResult given) {
    Set<Filter.Kind> kinds = new HashSet<>();
    for (String word : texts(given, "--kind")) {
      try {
        kinds.add(Filter.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException e) {
        throw new WrongUsage(
            "--kind: expected released, schema-changed, withdrawn or described, found " + word);
      }
    }
    Set<String> datasets = texts(given, "--dataset");
    datasets.forEach(HubOption::dataset);
    return new Filter(
        texts(given, "--publisher"),
        datasets,
        texts(given, "--theme"),
        texts(given, "--keyword"),
        kinds,
        texts(given, "--column"),
        Verb.has(given, "--rows-changed"));
  }

  private static Set<String> texts(ParseResult given, String option) {
    List<String> none = List.of();
    return new HashSet<>(given.matchedOptionValue(option, none));
  }

  private static Exit act(String action, String id, ParseResult given, Desk desk, Shell shell) {
    Subscriptions all = desk.subscriptions();
    Subscription there =
        all.find(id)
            .orElseThrow(() ->
                new WrongUsage(
                    "expected the id of a subscription, found "
                        + id
                        + "; see aprite subscribe list"));
    Exit exit =
        switch (action) {
          case "show" -> {
            show(there, shell);
            yield Exit.DONE;
          }
          case "deliveries" -> {
            shell.terminal().say(SubscriptionCodec.deliveries(there).toString());
            yield Exit.DONE;
          }
          case "delete" -> {
            all.delete(id);
            shell.terminal().say(id + " is no more.");
            yield Exit.DONE;
          }
          case "verify" -> verify(there, desk, shell);
          case "pause" -> done(all.pause(id), shell);
          case "resume" -> done(all.resume(id), shell);
          case "replay" -> done(replay(all, id, given), shell);
          case "rotate" -> {
            Subscriptions.Rotated rotated = all.rotate(id);
            Exit done = done(rotated.changed(), shell);
            shell.terminal().say("secret  " + rotated.secret() + "  (shown once)");
            yield done;
          }
          case "test" -> test(there, desk, shell);
          default -> throw new WrongUsage("expected one of " + ACTIONS + ", found " + action);
        };
    desk.hub().hints().lookAtSubscription(id);
    return exit;
  }

  private static Exit verify(Subscription there, Desk desk, Shell shell) {
    Optional<String> fault = desk.webhook().ask(there.sink().text(), there.id(), "");
    if (fault.isPresent()) {
      throw new WrongUsage("the sink does not agree: " + fault.get());
    }
    return done(desk.subscriptions().verify(there.id()), shell);
  }

  private static Exit test(Subscription there, Desk desk, Shell shell) {
    if (there.state() instanceof Subscription.State.Unverified) {
      throw new WrongUsage("the sink has not agreed yet");
    }
    Courier courier =
        new Courier(
            desk.subscriptions(),
            desk.hub().logs(),
            desk.webhook(),
            Schedule.THREE_DAYS,
            shell.clock(),
            () -> 1);
    Optional<Delivery> sent = courier.sample(there.id());
    shell.terminal().say(sent.map(Delivery::answer).orElse("it is gone"));
    return sent.filter(Delivery::taken).isPresent() ? Exit.DONE : Exit.FAILURE;
  }

  private static Changed replay(Subscriptions all, String id, ParseResult given) {
    String since = given.matchedOptionValue("--since", "");
    if (!since.isEmpty()) {
      try {
        return all.replay(id, Instant.parse(since));
      } catch (DateTimeParseException e) {
        throw new WrongUsage("--since: expected a time like 2026-03-31T08:00:00Z, found " + since);
      }
    }
    Set<String> datasets = texts(given, "--dataset");
    String from = given.matchedOptionValue("--from", "");
    if (datasets.size() != 1 || !from.matches("[0-9]{1,9}")) {
      throw new WrongUsage("replay: expected --since TIME, or --dataset P/D --from N");
    }
    DatasetId dataset = HubOption.dataset(datasets.iterator().next());
    return all.replay(id, dataset, Long.parseLong(from));
  }

  private static Exit done(Changed changed, Shell shell) {
    return switch (changed) {
      case Changed.Done(Subscription now) -> {
        show(now, shell);
        yield Exit.DONE;
      }
      case Changed.Absent() -> throw new WrongUsage("it is gone meanwhile");
      case Changed.NotNow(Subscription now) -> {
        show(now, shell);
        throw new WrongUsage("it does not stand so that this could be done");
      }
    };
  }

  private static void show(Subscription subscription, Shell shell) {
    shell.terminal().say(SubscriptionCodec.shown(subscription).toString());
  }
}
