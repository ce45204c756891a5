package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import lv.aprite.functions.events.Samples;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static final DatasetId REGISTER = new DatasetId("ur", "register");

  @Test
  void anEventOfS3NamesBucketKeyAndVersionAsTheyAre() {
    assertThat(Message.decode(Samples.text("aws/object-created-inbox.json")))
        .isEqualTo(
            new Message.Created(
                "aprite-inbox",
                "ur/register/register 2026+01 ā.csv",
                "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e"));
  }

  @Test
  void anObjectOfABucketWithoutVersionsHasNone() {
    assertThat(Message.decode(Samples.text("aws/object-created-release-log.json")))
        .isEqualTo(new Message.Created("aprite-public", "log/ur/register/00000005.json", ""));
  }

  @Test
  void messagesOfOursAreReadAsTheyWereWritten() {
    Message.Upload upload = new Message.Upload(REGISTER, "ur/register/a \"b\" ā.csv", "v1");
    Message.Known known = new Message.Known(REGISTER, "s-1");
    assertThat(Message.decode(Message.encode(upload))).isEqualTo(upload);
    assertThat(Message.decode(Message.encode(known))).isEqualTo(known);
    assertThat(Message.decode(Message.encode(new Message.Assemble())))
        .isEqualTo(new Message.Assemble());
    assertThat(
            Samples.faults(
                "message-1.0.json#/$defs/publish", Samples.parse(Message.encode(upload))))
        .isEmpty();
    assertThat(
            Samples.faults("message-1.0.json#/$defs/publish", Samples.parse(Message.encode(known))))
        .isEmpty();
    assertThat(
            Samples.faults(
                "message-1.0.json#/$defs/assemble",
                Samples.parse(Message.encode(new Message.Assemble()))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "messages/publish-upload.json, Upload",
    "messages/publish-submission.json, Known",
    "messages/assemble.json, Assemble",
    "messages/fetch.json, Dataset"
  })
  void eachSampleIsKnown(String sample, String kind) {
    assertThat(Message.decode(Samples.text(sample)).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"publisher\":\"ur\"}",
        "{\"publisher\":\"UR\",\"dataset\":\"register\"}",
        "{\"publisher\":\"ur\",\"dataset\":\"register\",\"submission\":\"../x\"}",
        "{\"publisher\":\"ur\",\"dataset\":\"register\",\"key\":\"ur/register/a.csv\"}",
        "{\"publisher\":\"ur\",\"dataset\":\"register\",\"submission\":\"s\",\"more\":1}",
        "{\"publisher\":\"ur\",\"publisher\":\"lm\",\"dataset\":\"register\"}",
        "{\"assemble\":false}",
        "{\"detail-type\":\"Object Deleted\",\"source\":\"aws.s3\"}",
        "{\"detail-type\":\"Object Created\",\"source\":\"someone\"}",
        "{\"detail-type\":\"Object Created\",\"source\":\"aws.s3\",\"detail\":{}}"
      })
  void whatIsUnknownIsForeignAndSaysWhatWasExpected(String body) {
    assertThat(Message.decode(body))
        .isInstanceOfSatisfying(
            Message.Foreign.class, foreign -> assertThat(foreign.why()).startsWith("expected "));
  }
}
