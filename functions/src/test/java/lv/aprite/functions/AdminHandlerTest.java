package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lv.aprite.functions.events.Samples;
import lv.aprite.functions.store.UploadLinks.Link;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminHandlerTest {
  private static final String KEY = "town/bus-stops/stops.csv";

  private final MemoryHub hub = new MemoryHub();
  private final List<String> sentBack = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final AdminHandler handler =
      new AdminHandler(
          new Operator(
              new Sweeping(
                  hub.workshop,
                  PublicFace.over(hub.stores, MemoryHub.BASE).views(),
                  hub.toBePublished::add,
                  () -> {},
                  () -> {},
                  forgotten::addAll),
              new Outside(
                  publisher -> "arn:topic-" + publisher,
                  key ->
                      new Link(
                          key, "https://inbox/" + key, Map.of("If-None-Match", "*"), Instant.EPOCH),
                  new TreeMap<>(Map.of("publish", "arn:publish-dead", "notify", "arn:notify-dead")),
                  dead -> sentBack.add(dead) ? 1 : 0)),
          hub.journal("admin"));

  private JsonNode call(String json) {
    return call(Samples.parse(json.replace('\'', '"')));
  }

  /// Every call here shows that the schema of calls and answers says what is so.
  private JsonNode call(JsonNode call) {
    JsonNode answer = hub.call(handler, call);
    assertThat(Samples.faults("admin-1.0.json#/$defs/answer", answer)).isEmpty();
    if (!Samples.faults("admin-1.0.json#/$defs/call", call).isEmpty()) {
      assertThat(answer.path("outcome").asText()).isEqualTo("wrong-call");
    }
    return answer;
  }

  private static String about(String verb, String more) {
    return "{'verb':'%s','publisher':'town','dataset':'bus-stops'%s}".formatted(verb, more);
  }

  private JsonNode register() {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("verb", "register").put("publisher", "town").put("dataset", "bus-stops");
    call.set(
        "contract",
        Samples.parse(new String(MemoryHub.contractDocument(), StandardCharsets.UTF_8)));
    return call(call);
  }

  private Submission published(String file) {
    Submission upload = hub.upload(KEY, file);
    hub.handle(hub.publisher(), created(upload));
    return upload;
  }

  private void publishWhatWasSent() {
    assertThat(hub.handle(hub.publisher(), hub.toBePublished.toArray(String[]::new))).isEmpty();
    hub.toBePublished.clear();
  }

  @Test
  void aPublisherIsRegisteredByItsTopicAlone() {
    JsonNode answer = call("{'verb':'register','publisher':'town'}");
    assertThat(answer.path("outcome").asText()).isEqualTo("registered");
    assertThat(answer.path("topic").asText()).isEqualTo("arn:topic-town");
  }

  @Test
  void aContractIsRegisteredOnce() {
    assertThat(register().path("outcome").asText()).isEqualTo("registered");
    assertThat(register().path("outcome").asText()).isEqualTo("unchanged");
    assertThat(hub.deeds().contract(STOPS)).isPresent();
    assertThat(hub.deeds().releases(STOPS).described()).isPresent();
  }

  @Test
  void aBrokenContractIsAnsweredWithItsFaults() {
    JsonNode answer = call(about("register", ",'contract':{'name':'bus-stops'}"));
    assertThat(answer.path("outcome").asText()).isEqualTo("broken");
    assertThat(answer.path("faults")).isNotEmpty();
  }

  @Test
  void aFileThatCameBeforeItsContractIsPublishedByARetry() {
    Submission early = published(rows(3));
    register();
    JsonNode answer = call(about("retry", ",'submission':'" + early.id() + "'"));
    assertThat(answer.path("outcome").asText()).isEqualTo("sent");
    publishWhatWasSent();
    assertThat(hub.outcomes()).containsExactly("refused", "registered", "sent", "released");
    assertThat(call(about("retry", ",'submission':'" + early.id() + "'")).path("why").asText())
        .endsWith("it is publishable");
  }

  @Test
  void aHeldFileIsAcceptedOrRejectedByAPerson() {
    register();
    published(rows(100));
    Submission shrunken = published(rows(1));
    assertThat(hub.outcomes()).endsWith("held");
    String who = ",'submission':'" + shrunken.id() + "','by':'Anna','reason':'seen'";
    assertThat(call(about("accept", who)).path("outcome").asText()).isEqualTo("accepted");
    publishWhatWasSent();
    assertThat(hub.deeds().releases(STOPS).current().orElseThrow().entry().submission())
        .isEqualTo(shrunken.id());
    Submission another = published(rows(200).replace("\n2,", "\n2000,"));
    assertThat(hub.outcomes()).endsWith("held");
    who = ",'submission':'" + another.id() + "','by':'Anna','reason':'wrong'";
    assertThat(call(about("reject", who)).path("outcome").asText()).isEqualTo("rejected");
    assertThat(hub.lines.toString()).doesNotContain("Anna");
  }

  @Test
  void aRollbackIsDoneOnceForOneCall() {
    register();
    published(rows(3));
    published(rows(4));
    assertThat(call(about("rollback", ",'release':2")).path("outcome").asText()).isEqualTo("done");
    assertThat(hub.deeds().releases(STOPS).current().orElseThrow().number()).isEqualTo(2);
    assertThat(call(about("rollback", ",'release':77")).path("outcome").asText())
        .isEqualTo("wrong-call");
  }

  @Test
  void withdrawnDataAreGoneHereAndAtTheEdge() {
    register();
    published(rows(3));
    JsonNode answer =
        call(about("withdraw", ",'release':2,'reason':'personal-data','text':'names'"));
    assertThat(answer.path("outcome").asText()).isEqualTo("done");
    hub.stores.open().listAll("data/", listed -> assertThat(listed.key()).isEmpty());
    assertThat(forgotten)
        .hasSize(2)
        .anyMatch(path -> path.matches("/data/town/bus-stops/[^/]+/\\*"))
        .contains("/latest/town/bus-stops*");
    assertThat(hub.lines.toString()).doesNotContain("names");
  }

  @Test
  void anUploadThatWasNeverReleasedCanBeWithdrawnToo() {
    register();
    Submission wrong = published(MemoryHub.HEADER + "one\n");
    String which = ",'reason':'personal-data','submission':'" + wrong.id() + "'";
    assertThat(call(about("withdraw", which)).path("outcome").asText()).isEqualTo("done");
    assertThat(hub.stores.inbox().versions(KEY)).isEmpty();
  }

  @Test
  void theLogTellsOfDatasetsOfUploadsAndOfAReceipt() {
    register();
    Submission good = published(rows(3));
    Submission wrong = published(MemoryHub.HEADER + "one\n");
    assertThat(call("{'verb':'log'}").at("/datasets/0/current").asInt()).isEqualTo(2);
    JsonNode log = call(about("log", ""));
    assertThat(log.path("log")).hasSize(2);
    assertThat(log.at("/uploads/0/submission").asText()).isEqualTo(good.id());
    assertThat(log.at("/uploads/0/release").asInt()).isEqualTo(2);
    assertThat(log.at("/uploads/1/state").asText()).isEqualTo("refused");
    JsonNode receipt = call(about("log", ",'submission':'" + wrong.id() + "'"));
    assertThat(receipt.at("/report/verdict").asText()).isEqualTo("refused");
  }

  @Test
  void anUploadLinkIsForAKeyThatIsNotThere() {
    String file = ",'file':'stops.csv'";
    assertThat(call(about("link", file)).path("key").asText()).isEqualTo(KEY);
    hub.upload(KEY, rows(1));
    JsonNode answer = call(about("link", file));
    assertThat(answer.path("key").asText()).matches("town/bus-stops/call-\\d+-stops\\.csv");
    assertThat(answer.at("/headers/If-None-Match").asText()).isEqualTo("*");
    assertThat(hub.lines.toString()).doesNotContain("https://inbox/");
  }

  @Test
  void deadLettersAreSentBack() {
    assertThat(call("{'verb':'redrive','queue':'publish'}").path("outcome").asText())
        .isEqualTo("sent-back");
    assertThat(sentBack).containsExactly("arn:publish-dead");
  }

  @Test
  void aSweepCanBeOrdered() {
    register();
    assertThat(call("{'verb':'sweep'}").path("outcome").asText()).isEqualTo("swept");
    assertThat(call("{'verb':'sweep','check':'sha-256'}").path("faults")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|expected a JSON object",
        "{}|verb: expected one of register, log, retry, accept, reject, rollback, withdraw, sweep,"
            + " link, redrive",
        "{'verb':'register'}|publisher: expected a text of 1 to 63 characters",
        "{'verb':'register','publisher':'Town'}|publisher: expected 1 to 63 of a-z, 0-9 and -, not"
            + " beginning with -",
        "{'verb':'register','publisher':'town','dataset':'a'}|contract: expected an object",
        "{'verb':'rollback','publisher':'town','dataset':'a','release':0}|release: expected a"
            + " number from 1",
        "{'verb':'withdraw','publisher':'town','dataset':'a','release':1,'reason':'so'}|reason:"
            + " expected one of personal-data, legal, error, security",
        "{'verb':'retry','publisher':'town','dataset':'a','submission':'none'}|submission: expected"
            + " one that log tells of; there is none of this id",
        "{'verb':'redrive','queue':'other'}|queue: expected one of notify, publish",
        "{'verb':'sweep','deep':true}|expected nothing but check, verb",
        "{'verb':'link','publisher':'town','dataset':'a','file':'../b'}|file: expected a name"
            + " without / and control characters"
      })
  void aWrongCallIsAnsweredWithWhatWasExpected(String call, String why) {
    JsonNode answer = call(call);
    assertThat(answer.path("outcome").asText()).isEqualTo("wrong-call");
    assertThat(answer.path("why").asText()).isEqualTo(why);
  }
}
