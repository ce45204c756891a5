package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import lv.aprite.publication.notice.Deliveries.Letter;
import lv.aprite.publication.notice.Deliveries.Post;
import lv.aprite.publication.notice.Deliveries.Sent;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/// Sends notices to topics: what everyone may read to the public one, a publisher's own to the
/// publisher's. A filter is chosen by the subscriber, and so is never a permission.
///
/// The body is the CloudEvent; the attributes are for filter policies: `kind`, `publisher`,
/// `dataset`, and `theme` (a list) where the dataset has any.
///
/// @param publicTopic ARN
/// @param publisherTopics what the ARN of each publisher's topic begins with
record TopicPost(SnsClient sns, String publicTopic, String publisherTopics) implements Post {
  @Override
  public Sent toEveryone(Letter letter) {
    publish(publicTopic, letter);
    return Sent.SENT;
  }

  /// A publisher that was never registered has no topic.
  @Override
  public Sent toPublisher(Letter letter) {
    try {
      publish(publisherTopics + letter.dataset().publisher(), letter);
      return Sent.SENT;
    } catch (NotFoundException e) {
      return Sent.NOBODY;
    }
  }

  private void publish(String topic, Letter letter) {
    sns.publish(request ->
        request.topicArn(topic).message(letter.event()).messageAttributes(attributes(letter)));
  }

  private static Map<String, MessageAttributeValue> attributes(Letter letter) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("kind", text("String", letter.kind().id()));
    attributes.put("publisher", text("String", letter.dataset().publisher()));
    attributes.put("dataset", text("String", letter.dataset().name()));
    if (!letter.themes().isEmpty()) {
      ArrayNode themes = JsonNodeFactory.instance.arrayNode();
      letter.themes().forEach(themes::add);
      attributes.put("theme", text("String.Array", themes.toString()));
    }
    return attributes;
  }

  private static MessageAttributeValue text(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
