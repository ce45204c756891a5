package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class WatchTest {
  private final Synthesis synthesis = Synthesis.done();
  private final Template template = synthesis.template();

  @ParameterizedTest
  @ValueSource(strings = {"publish", "catalog", "assemble", "notify", "fetch", "schedule"})
  void oneDeadLetterWakesTheOperator(String queue) {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "AlarmName",
                "aprite-" + queue + "-dead",
                "MetricName",
                "ApproximateNumberOfMessagesVisible",
                "Threshold",
                0,
                "ComparisonOperator",
                "GreaterThanThreshold",
                "EvaluationPeriods",
                1,
                "TreatMissingData",
                "notBreaching")));
    assertThat(alarm(queue + "-dead").at("/Dimensions/0/Value/Fn::GetAtt/0").asText())
        .containsIgnoringCase(queue + "Dead");
  }

  @ParameterizedTest
  @CsvSource({"publish, 3840", "catalog, 1440", "assemble, 1440", "notify, 1440", "fetch, 3840"})
  void aMessageThatNobodyTriesWakesTheOperator(String queue, int seconds) {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "AlarmName",
                "aprite-" + queue + "-oldest",
                "MetricName",
                "ApproximateAgeOfOldestMessage",
                "Statistic",
                "Maximum",
                "Threshold",
                seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "catalog", "notify", "fetch", "latest", "sweep"})
  void aFunctionThatGoesOnFailingWakesTheOperator(String function) {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "AlarmName",
                "aprite-" + function + "-errors",
                "MetricName",
                "Errors",
                "Statistic",
                "Sum",
                "Threshold",
                0)));
  }

  @Test
  void aSweepThatDoesNotRunWakesTheOperator() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "AlarmName", "aprite-sweep-missing",
                "MetricName", "Invocations",
                "ComparisonOperator", "LessThanThreshold",
                "Threshold", 1,
                "EvaluationPeriods", 3,
                "TreatMissingData", "breaching")));
  }

  @Test
  void whatMustNeverBeWakesTheOperator() {
    template.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Match.objectLike(
            Map.of(
                "AlarmName", "aprite-sweep-faults",
                "Namespace", "Aprite",
                "MetricName", "Handled",
                "Dimensions",
                    List.of(
                        Map.of("Name", "event", "Value", "sweep"),
                        Map.of("Name", "outcome", "Value", "faults")),
                "Threshold", 0)));
  }

  @Test
  void everyAlarmReachesTheOperatorAndSaysWhatToDo() {
    assertThat(synthesis.properties("AWS::CloudWatch::Alarm"))
        .isNotEmpty()
        .allSatisfy((name, alarm) -> {
          assertThat(alarm.at("/AlarmActions/0/Ref").asText()).startsWith("OperatorTopic");
          assertThat(alarm.path("AlarmDescription").asText()).as(name).hasSizeGreaterThan(30);
        });
    template.hasResourceProperties(
        "AWS::SNS::Subscription",
        Match.objectLike(Map.of("Protocol", "email", "Endpoint", Synthesis.OPERATOR)));
    assertThat(topicPolicy("OperatorTopic"))
        .contains("cloudwatch.amazonaws.com", "aws:SourceAccount");
  }

  @Test
  void everyoneMaySubscribeToPublicNoticesButNotByTelephone() {
    assertThat(statements("PublicTopic"))
        .filteredOn(one -> one.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(statement -> {
          assertThat(statement.path("Action").asText()).isEqualTo("sns:Subscribe");
          assertThat(statement.at("/Condition/StringEquals/sns:Protocol").toString())
              .isEqualTo("[\"sqs\",\"lambda\",\"https\",\"email\"]");
        });
    assertThat(topicPolicy("OperatorTopic")).doesNotContain("sns:Subscribe");
  }

  @Test
  void theDashboardShowsEveryAlarmAndEveryFunction() {
    template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    String body =
        synthesis.properties("AWS::CloudWatch::Dashboard").values().iterator().next().toString();
    for (String alarm : synthesis.properties("AWS::CloudWatch::Alarm").keySet()) {
      assertThat(body).contains(alarm);
    }
    for (Job job : Job.values()) {
      assertThat(body).contains("\\\"label\\\":\\\"" + job.word() + "\\\"");
    }
  }

  private JsonNode alarm(String name) {
    return synthesis.properties("AWS::CloudWatch::Alarm").values().stream()
        .filter(one -> one.path("AlarmName").asText().equals("aprite-" + name))
        .findFirst()
        .orElseThrow();
  }

  private String topicPolicy(String topic) {
    return statements(topic).toString();
  }

  private JsonNode statements(String topic) {
    return synthesis.properties("AWS::SNS::TopicPolicy").entrySet().stream()
        .filter(one -> one.getKey().startsWith(topic))
        .findFirst()
        .orElseThrow()
        .getValue()
        .at("/PolicyDocument/Statement");
  }
}
