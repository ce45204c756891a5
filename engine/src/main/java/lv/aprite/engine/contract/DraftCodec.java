package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lv.aprite.engine.finding.Rule;

/// A draft as a JSON document: a contract under another profile, with `aprite:questions` at its
/// end, `aprite:evidence` wherever something was decided, and without the metadata that nobody
/// knows yet. See `schemas/contract-draft-1.0.json`.
///
/// What is decided stands where it stands in a contract, so that a person turns the one into the
/// other by answering: each question gets an `answer`, or is removed. Everything else is read as
/// strictly as a contract.
public final class DraftCodec {
  public static final String PROFILE = "https://aprite.lv/schemas/contract-draft-1.0.json";

  private static final String QUESTIONS = "aprite:questions";
  private static final String EVIDENCE = "aprite:evidence";
  private static final String PUBLISHER = "publisher";
  private static final String CONTACT = "contact";
  private static final int QUESTIONS_MAX = 100_000;
  private static final int TEXT_MAX = 10_000;
  private static final String STAND_IN = "not known yet";
  private static final String STAND_IN_LICENCE = "https://aprite.lv/licence/not-known-yet";
  private static final String STAND_IN_EMAIL = "not-known@aprite.lv";

  private DraftCodec() {}

  /// A contract, or a draft whose questions are all answered: what may be registered.
  public static Decoding<Contract> decodeAgreed(byte[] bytes) {
    Problems problems = new Problems();
    ObjectNode document = StrictJson.parse(bytes, problems);
    if (problems.any() || !isDraft(document)) {
      return ContractCodec.decode(bytes);
    }
    List<Draft.Question> questions = questions(document, problems);
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i).isOpen()) {
        problems.add(
            Rule.CONTRACT_QUESTION_OPEN,
            "/" + QUESTIONS + "/" + i,
            "an answer to: " + questions.get(i).text(),
            "none");
      }
    }
    undress(document);
    return Json.result(ContractCodec.read(new Properties(document, "", problems)), problems);
  }

  /// A contract, or a draft whatever is still open in it: what a file may be tried by.
  public static Decoding<Contract> decodeForTrial(byte[] bytes) {
    Problems problems = new Problems();
    ObjectNode document = StrictJson.parse(bytes, problems);
    if (problems.any() || !isDraft(document)) {
      return ContractCodec.decode(bytes);
    }
    return switch (decode(bytes)) {
      case Decoding.Broken<Draft>(var findings) -> new Decoding.Broken<>(findings);
      case Decoding.Decoded<Draft>(Draft draft) -> new Decoding.Decoded<>(draft.contract());
    };
  }

  public static Decoding<Draft> decode(byte[] bytes) {
    Problems problems = new Problems();
    ObjectNode document = StrictJson.parse(bytes, problems);
    if (problems.any()) {
      return new Decoding.Broken<>(problems.findings());
    }
    new Properties(document, "", problems).oneOf("$schema", List.of(PROFILE));
    List<Draft.Question> questions = questions(document, problems);
    Map<String, List<String>> evidence = new TreeMap<>();
    collect(document, "", evidence, problems);
    undress(document);
    Set<Draft.Unknown> unknown = standIn(document);
    return Json.result(
        ContractCodec.read(new Properties(document, "", problems))
            .map(contract -> new Draft(contract, unknown, evidence, questions)),
        problems);
  }

  private static boolean isDraft(ObjectNode document) {
    return document.path("$schema").asText().equals(PROFILE);
  }

  private static List<Draft.Question> questions(ObjectNode document, Problems problems) {
    List<Draft.Question> questions = new ArrayList<>();
    Properties from = new Properties(document, "", problems);
    for (Properties one : from.objects(QUESTIONS, 0, QUESTIONS_MAX)) {
      Optional<String> about = one.requiredText("about", TEXT_MAX);
      Optional<String> text = one.requiredText("question", TEXT_MAX);
      String answer = one.any("answer").map(JsonNode::asText).orElse("");
      one.finish();
      if (about.isPresent() && text.isPresent()) {
        questions.add(new Draft.Question(about.get(), text.get(), answer));
      }
    }
    return questions;
  }

  private static void collect(
      JsonNode node, String pointer, Map<String, List<String>> evidence, Problems problems) {
    if (node instanceof ObjectNode object) {
      if (object.has(EVIDENCE)) {
        Properties from = new Properties(object, pointer, problems);
        evidence.put(pointer, from.texts(EVIDENCE, 0, QUESTIONS_MAX));
      }
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        if (!property.getKey().equals(EVIDENCE)) {
          String child = Problems.child(pointer, property.getKey());
          collect(property.getValue(), child, evidence, problems);
        }
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), pointer + "/" + i, evidence, problems);
      }
    }
  }

  /// Takes off what only a draft has.
  private static void undress(ObjectNode document) {
    document.remove(QUESTIONS);
    removeEvidence(document);
    document.put("$schema", ContractCodec.PROFILE);
  }

  private static void removeEvidence(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(EVIDENCE);
    }
    node.forEach(DraftCodec::removeEvidence);
  }

  private static Set<Draft.Unknown> standIn(ObjectNode document) {
    EnumSet<Draft.Unknown> unknown = EnumSet.noneOf(Draft.Unknown.class);
    if (!document.has("title") && !document.has("aprite:titles")) {
      unknown.add(Draft.Unknown.TITLE);
      document.put("title", STAND_IN);
    }
    if (!document.has("description") && !document.has("aprite:descriptions")) {
      unknown.add(Draft.Unknown.DESCRIPTION);
      document.put("description", STAND_IN);
    }
    if (!document.has("licenses")) {
      unknown.add(Draft.Unknown.LICENCE);
      document.putArray("licenses").addObject().put("path", STAND_IN_LICENCE);
    }
    if (!document.has("contributors")) {
      document.putArray("contributors");
    }
    if (document.get("contributors") instanceof ArrayNode contributors) {
      if (withRole(contributors, PUBLISHER) < 0) {
        unknown.add(Draft.Unknown.PUBLISHER);
        contributors.addObject().put("title", STAND_IN).putArray("roles").add(PUBLISHER);
      }
      if (withRole(contributors, CONTACT) < 0) {
        unknown.add(Draft.Unknown.CONTACT);
        ObjectNode nobody = contributors.addObject().put("title", STAND_IN);
        nobody.put("email", STAND_IN_EMAIL).putArray("roles").add(CONTACT);
      }
    }
    return unknown;
  }

  /// The position of the first contributor in this role, or -1.
  private static int withRole(ArrayNode contributors, String role) {
    for (int i = 0; i < contributors.size(); i++) {
      for (JsonNode one : contributors.get(i).path("roles")) {
        if (one.asText().equals(role)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static void removeRole(ObjectNode document, String role) {
    if (document.get("contributors") instanceof ArrayNode contributors) {
      contributors.remove(withRole(contributors, role));
      if (contributors.isEmpty()) {
        document.remove("contributors");
      }
    }
  }

  /// What stands in a draft's contract where nobody knows the metadata.
  public static Metadata standIn() {
    LocalText text = LocalText.undetermined(STAND_IN);
    return new Metadata(
        text,
        text,
        new Metadata.Organisation(text, Optional.empty()),
        new Metadata.Contact(STAND_IN, Optional.of(STAND_IN_EMAIL), Optional.empty()),
        List.of(),
        STAND_IN_LICENCE,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// The document of a draft; the same bytes for equal drafts.
  public static byte[] encode(Draft draft) {
    ObjectNode document = ContractCodec.tree(draft.contract());
    document.put("$schema", PROFILE);
    for (Draft.Unknown unknown : draft.unknown()) {
      switch (unknown) {
        case TITLE -> document.remove(List.of("title", "aprite:titles"));
        case DESCRIPTION -> document.remove(List.of("description", "aprite:descriptions"));
        case LICENCE -> document.remove("licenses");
        case PUBLISHER -> removeRole(document, PUBLISHER);
        case CONTACT -> removeRole(document, CONTACT);
      }
    }
    draft
        .evidence()
        .forEach((pointer, sentences) -> {
          if (document.at(pointer) instanceof ObjectNode decided) {
            Json.texts(decided, EVIDENCE, sentences);
          } else {
            throw new IllegalArgumentException("evidence: nothing is decided at " + pointer);
          }
        });
    ArrayNode questions = document.putArray(QUESTIONS);
    for (Draft.Question question : draft.questions()) {
      questions
          .addObject()
          .put("about", question.about())
          .put("question", question.text())
          .put("answer", question.answer());
    }
    return Json.bytes(document);
  }
}
