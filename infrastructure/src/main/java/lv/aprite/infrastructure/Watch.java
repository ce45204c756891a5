package lv.aprite.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// What somebody gets up for at night, and what they look at then.
///
/// An alarm means that a person has to do something, and says what. What comes right by itself,
/// such as one try that failed, is a line of the dashboard.
final class Watch {
  private static final Duration MINUTE = Duration.minutes(1);
  private static final Duration FIVE_MINUTES = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  /// A message that was tried three times is a dead letter: one that is older than this, nobody
  /// tries.
  private static final int VISIBILITIES_MAX = 4;

  private static final int WIDGET_WIDTH = 8;
  private static final int WIDGETS_WIDTH = 24;

  private final Construct scope;
  private final Settings settings;
  private final SnsAction wake;
  private final List<Alarm> alarms = new ArrayList<>();

  /// @param operator whom alarms wake
  Watch(Construct scope, Settings settings, Topic operator) {
    this.scope = scope;
    this.settings = settings;
    this.wake = new SnsAction(operator);
  }

  void over(Queues queues, List<HubFunction> functions) {
    queues.all().forEach(this::wakeFor);
    wakeForDead("schedule", queues.schedule(), "An hour struck, and a function did not hear it.");
    functions.forEach(this::wakeFor);
    Dashboard.Builder.create(scope, "Dashboard")
        .dashboardName(settings.named("hub"))
        .widgets(
            List.of(
                List.of(
                    AlarmStatusWidget.Builder.create()
                        .title("Alarms")
                        .width(WIDGETS_WIDTH)
                        .alarms(alarms)
                        .build()),
                List.of(
                    ofQueues("Waiting", queues, Watch::waiting),
                    ofQueues("Oldest message, seconds", queues, Watch::oldest),
                    ofQueues("Dead letters", queues, work -> dead(work.dead()))),
                List.of(
                    ofFunctions("Invocations", functions, Watch::invocations),
                    ofFunctions("Errors", functions, of -> errors(of, FIVE_MINUTES)),
                    ofFunctions("Longest, milliseconds", functions, Watch::longest))))
        .build();
  }

  private void wakeFor(WorkQueue work) {
    wakeForDead(
        work.word(),
        work.dead(),
        "Messages failed three times. Read the function's log, mend the cause, and send them back"
            + " with the verb redrive.");
    wake(
        work.word() + "-oldest",
        oldest(work),
        "Nobody works the queue off, or not fast enough: look at the function's errors and at the"
            + " account's limit of functions at once.",
        alarm ->
            alarm
                .threshold(work.job().visibilitySeconds() * VISIBILITIES_MAX)
                .evaluationPeriods(1));
  }

  private void wakeForDead(String word, Queue dead, String whatToDo) {
    wake(word + "-dead", dead(dead), whatToDo, alarm -> alarm.threshold(0).evaluationPeriods(1));
  }

  private void wakeFor(HubFunction function) {
    switch (function.job()) {
      case PUBLISH, CATALOG, NOTIFY, FETCH, LATEST ->
          wake(
              function.job().word() + "-errors",
              errors(function, FIVE_MINUTES),
              "It has failed for a quarter of an hour: read its log.",
              alarm -> alarm.threshold(0).evaluationPeriods(3));
      case SWEEP -> {
        wake(
            "sweep-errors",
            errors(function, HOUR),
            "It failed twice: what events lost stays lost until it runs through. Read its log.",
            alarm -> alarm.threshold(0).evaluationPeriods(2));
        wake(
            "sweep-faults",
            faults(),
            "It found what must never be, such as a published file that is not what its log says."
                + " Read its log line: it names the places.",
            alarm -> alarm.threshold(0).evaluationPeriods(1));
        wake(
            "sweep-missing",
            invocations(function),
            "It has not run for three hours: look at its schedule.",
            alarm ->
                alarm
                    .threshold(1)
                    .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                    .evaluationPeriods(3)
                    .treatMissingData(TreatMissingData.BREACHING));
      }
      // Whoever gave the order reads the answer.
      case ADMIN -> {}
    }
  }

  private void wake(
      String name, Metric metric, String whatToDo, UnaryOperator<Alarm.Builder> when) {
    Alarm alarm =
        when.apply(
                Alarm.Builder.create(scope, name + "-alarm")
                    .alarmName(settings.named(name))
                    .alarmDescription(whatToDo)
                    .metric(metric)
                    .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                    .treatMissingData(TreatMissingData.NOT_BREACHING))
            .build();
    alarm.addAlarmAction(wake);
    alarms.add(alarm);
  }

  private static Metric waiting(WorkQueue work) {
    return work.queue().metricApproximateNumberOfMessagesVisible(every(MINUTE, "Maximum"));
  }

  private static Metric oldest(WorkQueue work) {
    return work.queue().metricApproximateAgeOfOldestMessage(every(MINUTE, "Maximum"));
  }

  private static Metric dead(Queue dead) {
    return dead.metricApproximateNumberOfMessagesVisible(every(MINUTE, "Maximum"));
  }

  private static Metric errors(HubFunction function, Duration period) {
    return function.live().metricErrors(every(period, "Sum"));
  }

  private static Metric invocations(HubFunction function) {
    return function.live().metricInvocations(every(HOUR, "Sum"));
  }

  /// Of the functions' own metrics: how many events were handled, by event and outcome.
  private static Metric faults() {
    return Metric.Builder.create()
        .namespace("Aprite")
        .metricName("Handled")
        .dimensionsMap(Map.of("event", "sweep", "outcome", "faults"))
        .period(HOUR)
        .statistic("Sum")
        .build();
  }

  private static Metric longest(HubFunction function) {
    return function.live().metricDuration(every(FIVE_MINUTES, "Maximum"));
  }

  private static MetricOptions every(Duration period, String statistic) {
    return MetricOptions.builder().period(period).statistic(statistic).build();
  }

  private static IWidget ofQueues(String title, Queues queues, Function<WorkQueue, Metric> metric) {
    return graph(
        title,
        queues.all().stream().map(work -> labelled(metric.apply(work), work.word())).toList());
  }

  private static IWidget ofFunctions(
      String title, List<HubFunction> functions, Function<HubFunction, Metric> metric) {
    return graph(
        title, functions.stream().map(of -> labelled(metric.apply(of), of.job().word())).toList());
  }

  private static Metric labelled(Metric metric, String label) {
    return metric.with(MetricOptions.builder().label(label).build());
  }

  private static IWidget graph(String title, List<Metric> metrics) {
    return GraphWidget.Builder.create().title(title).width(WIDGET_WIDTH).left(metrics).build();
  }
}
