package lv.aprite.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/// Who is told what. A filter of a subscriber is never a permission, so that there is a topic for
/// each trust: one for all, one for each publisher, one for the operator.
final class Topics {
  private final Topic open;
  private final Topic operator;
  private final String publishers;

  Topics(Stack stack, Settings settings) {
    open = topic(stack, "PublicTopic", settings.named("public"));
    open.addToResourcePolicy(anyoneMaySubscribe(open));
    operator = topic(stack, "OperatorTopic", settings.named("operator"));
    operator.addSubscription(new EmailSubscription(settings.operator()));
    operator.addToResourcePolicy(alarmsMaySpeak(stack, operator));
    publishers =
        Arn.format(
            ArnComponents.builder().service("sns").resource(settings.named("publisher-")).build(),
            stack);
  }

  /// Everyone may subscribe: released, withdrawn, described.
  Topic open() {
    return open;
  }

  /// Alarms.
  Topic operator() {
    return operator;
  }

  /// What the ARN of every publisher's own topic begins with. The topics are made when publishers
  /// are registered, without a deployment.
  String publishers() {
    return publishers;
  }

  private static Topic topic(Stack stack, String id, String name) {
    return Topic.Builder.create(stack, id).topicName(name).enforceSsl(true).build();
  }

  /// Queues, functions and addresses of any account, which confirm that they want it; no
  /// telephones, which we would pay for.
  private static PolicyStatement anyoneMaySubscribe(Topic topic) {
    return PolicyStatement.Builder.create()
        .sid("AnyoneMaySubscribe")
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("sns:Subscribe"))
        .resources(List.of(topic.getTopicArn()))
        .conditions(
            Map.of(
                "StringEquals", Map.of("sns:Protocol", List.of("sqs", "lambda", "https", "email"))))
        .build();
  }

  private static PolicyStatement alarmsMaySpeak(Stack stack, Topic topic) {
    return PolicyStatement.Builder.create()
        .sid("AlarmsMaySpeak")
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(List.of("sns:Publish"))
        .resources(List.of(topic.getTopicArn()))
        .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
        .build();
  }
}
