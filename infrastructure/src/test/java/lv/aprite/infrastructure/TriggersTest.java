package lv.aprite.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TriggersTest {
  private final Synthesis synthesis = Synthesis.done();
  private final Template template = synthesis.template();

  @ParameterizedTest
  @CsvSource({
    "Inbox, ur/register/register.csv, PublishQueue",
    "Public, log/ur/register/00000007.json, CatalogQueue NotifyQueue",
    "Public, log/0ur/0register/00000007.json, CatalogQueue NotifyQueue",
    "Public, log/ur/register/head.json, ''",
    "Public, log/0ur/0register/head.json, ''",
    "Public, notices/ur/register/00000007.json, ''",
    "Public, data/ur/register/0a1b/v1/register.json, ''",
    "Private, submissions/ur/register/20261123t180000-0a1b/00000001.json, NotifyQueue",
    "Private, submissions/ur/register/20261123t180000-0a1b/0f1c-11/report.json, ''",
    "Private, notices/ur/register/20261123t180000-0a1b/00000001.json, ''",
    "Private, contracts/ur/register/00000001.json, ''",
  })
  void theWriteIsTheEvent(String bucket, String key, String queues) {
    assertThat(told(bucket, key)).isEqualTo(queues);
  }

  @ParameterizedTest
  @CsvSource({
    "object-created-inbox, Inbox, PublishQueue",
    "object-created-release-log, Public, CatalogQueue NotifyQueue",
    "object-created-submission-log, Private, NotifyQueue",
    "object-created-receipt, Private, ''",
  })
  void aRecordedEventReachesItsQueues(String sample, String bucket, String queues)
      throws IOException {
    JsonNode event =
        new ObjectMapper().readTree(Path.of("..", "events", "aws", sample + ".json").toFile());
    assertThat(event.path("source").asText()).isEqualTo("aws.s3");
    assertThat(event.path("detail-type").asText()).isEqualTo("Object Created");
    assertThat(told(bucket, event.at("/detail/object/key").asText())).isEqualTo(queues);
  }

  /// The queues that are told of an object that came into being.
  private String told(String bucket, String key) {
    Set<String> told = new TreeSet<>();
    synthesis
        .properties("AWS::Events::Rule")
        .forEach((name, rule) -> {
          JsonNode pattern = rule.path("EventPattern");
          assertThat(pattern.path("source").path(0).asText()).isEqualTo("aws.s3");
          assertThat(pattern.path("detail-type").path(0).asText()).isEqualTo("Object Created");
          if (pattern.at("/detail/bucket/name/0/Ref").asText().startsWith(bucket)
              && fits(pattern.at("/detail/object/key/0/wildcard"), key)) {
            rule.path("Targets")
                .forEach(target ->
                    told.add(
                        target.at("/Arn/Fn::GetAtt/0").asText().replaceAll("[0-9A-F]{8}$", "")));
          }
        });
    return String.join(" ", told);
  }

  private static boolean fits(JsonNode wildcard, String key) {
    return wildcard.isMissingNode() || new Glob(wildcard.asText()).fits(key);
  }

  @Test
  void anEventThatCannotBeDeliveredIsADeadLetterOfItsQueue() {
    assertThat(synthesis.properties("AWS::Events::Rule").values())
        .hasSize(3)
        .allSatisfy(rule ->
            assertThat(rule.path("Targets"))
                .isNotEmpty()
                .allSatisfy(target -> {
                  String queue = target.at("/Arn/Fn::GetAtt/0").asText();
                  String dead = target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText();
                  assertThat(dead.replaceAll("[0-9A-F]{8}$", ""))
                      .isEqualTo(queue.replaceAll("Queue[0-9A-F]{8}$", "Dead"));
                }));
  }

  @ParameterizedTest
  @CsvSource({
    "publish, 900, 960",
    "catalog, 300, 360",
    "notify, 300, 360",
    "fetch, 900, 960",
    "assemble.fifo, 300, 360",
  })
  void aMessageIsHiddenAMinuteLongerThanItsFunctionRunsAndTriedThreeTimes(
      String name, int timeout, int visibility) {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Match.objectLike(
            Map.of(
                "QueueName",
                "aprite-" + name,
                "VisibilityTimeout",
                visibility,
                "RedrivePolicy",
                Match.objectLike(Map.of("maxReceiveCount", 3)))));
    String function = name.equals("assemble.fifo") ? "catalog" : name;
    template.hasResourceProperties(
        "AWS::Lambda::Function",
        Match.objectLike(Map.of("FunctionName", "aprite-" + function, "Timeout", timeout)));
  }

  @Test
  void queuesAreEncryptedAndSpeakOnlyTls() {
    template.allResourcesProperties(
        "AWS::SQS::Queue", Match.objectLike(Map.of("SqsManagedSseEnabled", true)));
    int queues = synthesis.properties("AWS::SQS::Queue").size();
    assertThat(synthesis.properties("AWS::SQS::QueuePolicy"))
        .hasSize(queues)
        .allSatisfy((name, policy) ->
            assertThat(policy.at("/PolicyDocument/Statement"))
                .as(name)
                .anySatisfy(statement -> {
                  assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                  assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText())
                      .isEqualTo("false");
                }));
  }

  @Test
  void uploadsAreHandedOverOneByOne() {
    assertThat(sourceOf("PublishQueue").path("BatchSize").asInt()).isEqualTo(1);
  }

  @Test
  void ofABatchOnlyWhatFailedComesAgain() {
    template.resourceCountIs("AWS::Lambda::EventSourceMapping", 5);
    template.allResourcesProperties(
        "AWS::Lambda::EventSourceMapping",
        Match.objectLike(Map.of("FunctionResponseTypes", List.of("ReportBatchItemFailures"))));
  }

  @Test
  void everyQueueIsWorkedOffByThePublishedVersion() {
    assertThat(synthesis.properties("AWS::Lambda::EventSourceMapping").values())
        .allSatisfy(
            source -> assertThat(source.path("FunctionName").toString()).contains("Live", ":live"));
  }

  @Test
  void theCatalogIsAssembledOneAtATimeAndNotAtOnce() {
    template.hasResourceProperties(
        "AWS::SQS::Queue",
        Match.objectLike(
            Map.of("QueueName", "aprite-assemble.fifo", "FifoQueue", true, "DelaySeconds", 60)));
    assertThat(sourceOf("AssembleQueue").path("FunctionName").toString()).contains("CatalogLive");
  }

  @ParameterizedTest
  @CsvSource({"sweep, rate(1 hour), SweepLive", "fetch, rate(15 minutes), FetchLive"})
  void theClockSetsSweepAndFetchGoing(String name, String rate, String target) {
    JsonNode schedule =
        synthesis.properties("AWS::Scheduler::Schedule").values().stream()
            .filter(one -> one.path("Name").asText().equals("aprite-" + name))
            .findFirst()
            .orElseThrow();
    assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo(rate);
    assertThat(schedule.at("/Target/Arn/Ref").asText()).startsWith(target);
    assertThat(schedule.at("/Target/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
        .startsWith("ScheduleDead");
  }

  private JsonNode sourceOf(String queue) {
    return synthesis.properties("AWS::Lambda::EventSourceMapping").values().stream()
        .filter(one -> one.at("/EventSourceArn/Fn::GetAtt/0").asText().startsWith(queue))
        .findFirst()
        .orElseThrow();
  }
}
