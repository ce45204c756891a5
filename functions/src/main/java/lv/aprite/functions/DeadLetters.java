package lv.aprite.functions;

import java.util.List;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Sends dead letters back to the queue that they were meant for: each is received, sent and only
/// then deleted, so that none is lost; one that is cut off in between comes back, and is sent
/// twice.
///
/// SQS can move messages itself, but then the call tells neither how many there were nor that any
/// arrived, and the emulators cannot show it.
final class DeadLetters implements ToIntFunction<String> {
  /// So that a call ends, also when letters come back as fast as they are sent.
  private static final int LETTERS_MAX = 1_000;

  /// As many as SQS hands out at once.
  private static final int BATCH = 10;

  /// Long enough to send a batch; those that were not deleted come again then.
  private static final int HIDDEN_SECONDS = 60;

  /// Without a wait SQS looks in some of its places only, and may find nothing where there is
  /// something.
  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;

  DeadLetters(SqsClient sqs) {
    this.sqs = sqs;
  }

  /// @param dead ARN of the dead letters
  /// @return how many were sent back; after a thousand there may be more
  @Override
  public int applyAsInt(String dead) {
    String from = url(dead);
    // Events that could not be delivered lie there as well and have no queue that they came from,
    // so it is named.
    String to = url(dead.replaceFirst("-dead(\\.fifo)?$", "$1"));
    int sent = 0;
    while (sent < LETTERS_MAX) {
      List<Message> letters = receive(from);
      if (letters.isEmpty()) {
        return sent;
      }
      for (Message letter : letters) {
        send(letter, to);
        sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(letter.receiptHandle()));
        sent++;
      }
    }
    return sent;
  }

  private String url(String arn) {
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  private List<Message> receive(String queue) {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(queue)
                .maxNumberOfMessages(BATCH)
                .visibilityTimeout(HIDDEN_SECONDS)
                .waitTimeSeconds(WAIT_SECONDS)
                .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .messages();
  }

  /// A queue with order takes no message without a group. That it was sent before is known there by
  /// the letter's own id.
  private void send(Message letter, String queue) {
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(queue).messageBody(letter.body());
    if (queue.endsWith(".fifo")) {
      String group =
          letter.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "back");
      request.messageGroupId(group).messageDeduplicationId(letter.messageId());
    }
    sqs.sendMessage(request.build());
  }
}
