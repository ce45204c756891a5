package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lv.aprite.engine.finding.Rule;

/// [Metadata] as properties of a Data Package descriptor and of ours beside them: a part of the
/// contract, and a document of its own in the release log.
public final class MetadataCodec {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final String THEMES =
      "http://publications.europa.eu/resource/authority/data-theme/";
  private static final String FREQUENCIES =
      "http://publications.europa.eu/resource/authority/frequency/";
  private static final String CATEGORIES = "http://data.europa.eu/bna/c_";
  private static final int NAME_MAX = LocalTextCodec.TITLE.lengthMax();

  private MetadataCodec() {}

  public static ObjectNode encode(Metadata metadata) {
    ObjectNode node = Json.object();
    write(metadata, node);
    return node;
  }

  public static Decoding<Metadata> decode(JsonNode node) {
    return Json.decode(
        node,
        from -> {
          Optional<Metadata> metadata = read(from);
          from.finish();
          return metadata;
        });
  }

  static Optional<Metadata> read(Properties from) {
    int before = from.problems().count();
    LocalText title = LocalTextCodec.TITLE.readRequired(from);
    LocalText description = LocalTextCodec.DESCRIPTION.readRequired(from);
    Optional<String> licence = licence(from);
    Contributors contributors = contributors(from);
    List<String> themes = themes(from);
    Optional<String> frequency = term(from, "aprite:frequency", FREQUENCIES, "[0-9A-Z_]+");
    Optional<String> category = term(from, "aprite:hvdCategory", CATEGORIES, "[0-9a-f]+");
    List<LocalText> keywords = keywords(from);
    if (from.problems().count() > before
        || licence.isEmpty()
        || contributors.publisher.isEmpty()
        || contributors.contact.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Metadata(
            title,
            description,
            contributors.publisher.get(),
            contributors.contact.get(),
            themes,
            licence.get(),
            frequency,
            category,
            keywords));
  }

  private static Optional<String> licence(Properties from) {
    from.required("licenses");
    Optional<String> licence = Optional.empty();
    for (Properties one : from.objects("licenses", 1, 1)) {
      one.leaveOut("name", "title");
      one.required("path");
      licence = address(one, "path");
      one.finish();
    }
    return licence;
  }

  private static Optional<String> address(Properties from, String name) {
    return from.text(name, Iri.LENGTH_MAX)
        .flatMap(text -> {
          if (Iri.isWebAddress(text)) {
            return Optional.of(text);
          }
          from.problems()
              .add(
                  Rule.CONTRACT_BAD_VALUE,
                  from.at(name),
                  "an absolute http or https address",
                  text);
          return Optional.empty();
        });
  }

  /// A term of a vocabulary: its address begins with `base`, and the rest has this form.
  private static Optional<String> term(Properties from, String name, String base, String rest) {
    return from.text(name, Iri.LENGTH_MAX)
        .filter(text -> isTerm(from, from.at(name), text, base, rest));
  }

  private static boolean isTerm(Properties from, String at, String text, String base, String rest) {
    boolean is = text.startsWith(base) && text.substring(base.length()).matches(rest);
    if (!is) {
      from.problems().add(Rule.CONTRACT_BAD_VALUE, at, "an address that begins with " + base, text);
    }
    return is;
  }

  private static List<String> themes(Properties from) {
    List<String> themes = from.texts("aprite:themes", 1, 20);
    for (int i = 0; i < themes.size(); i++) {
      isTerm(from, from.at("aprite:themes") + "/" + i, themes.get(i), THEMES, "[0-9A-Z_]+");
    }
    return themes;
  }

  private record Contributors(
      Optional<Metadata.Organisation> publisher, Optional<Metadata.Contact> contact) {}

  private static Contributors contributors(Properties from) {
    Optional<Metadata.Organisation> publisher = Optional.empty();
    Optional<Metadata.Contact> contact = Optional.empty();
    int publishers = 0;
    int contacts = 0;
    boolean present = from.required("contributors").isPresent();
    for (Properties one : from.objects("contributors", 1, 20)) {
      List<String> roles = roles(one);
      LocalText name = LocalTextCodec.TITLE.readRequired(one);
      Optional<String> path = address(one, "path");
      if (roles.contains("publisher")) {
        publishers++;
        publisher =
            name.isEmpty() ? Optional.empty() : Optional.of(new Metadata.Organisation(name, path));
      }
      if (roles.contains("contact")) {
        contacts++;
        contact = contact(one, name, path);
      } else {
        one.unsupported("email", "an email at the contributor with the role contact only");
      }
      one.leaveOut("givenName", "familyName", "organization");
      one.finish();
    }
    if (present && (publishers != 1 || contacts != 1)) {
      from.problems()
          .add(
              Rule.CONTRACT_BAD_VALUE,
              from.at("contributors"),
              "one contributor with the role publisher and one with the role contact",
              publishers + " and " + contacts);
    }
    return new Contributors(publisher, contact);
  }

  private static List<String> roles(Properties from) {
    from.required("roles");
    List<String> roles = from.texts("roles", 1, 2);
    for (int i = 0; i < roles.size(); i++) {
      if (!List.of("publisher", "contact").contains(roles.get(i))) {
        from.problems()
            .add(
                Rule.CONTRACT_UNSUPPORTED,
                from.at("roles") + "/" + i,
                "publisher or contact",
                roles.get(i));
      }
    }
    return roles;
  }

  private static Optional<Metadata.Contact> contact(
      Properties from, LocalText name, Optional<String> page) {
    Optional<String> email =
        from.text("email", 254)
            .filter(text -> {
              boolean is = EMAIL.matcher(text).matches();
              if (!is) {
                from.problems()
                    .add(Rule.CONTRACT_BAD_VALUE, from.at("email"), "an email address", text);
              }
              return is;
            });
    if (!from.has("email") && !from.has("path")) {
      from.problems()
          .add(
              Rule.CONTRACT_MISSING_PROPERTY,
              from.pointer(),
              "an email or a path by which the contact is reached",
              "neither");
    }
    boolean reached = email.isPresent() || page.isPresent();
    return reached && !name.isEmpty()
        ? Optional.of(new Metadata.Contact(name.in("en"), email, page))
        : Optional.empty();
  }

  private static List<LocalText> keywords(Properties from) {
    List<String> plain = from.texts("keywords", 1, 100);
    for (int i = 0; i < plain.size(); i++) {
      if (plain.get(i).isBlank() || plain.get(i).length() > NAME_MAX) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at("keywords") + "/" + i,
                "a text of 1 to " + NAME_MAX + " characters",
                plain.get(i));
      }
    }
    List<LocalText> keywords = new ArrayList<>();
    for (Properties one : from.objects("aprite:keywords", 1, 100)) {
      keywords.add(LocalText.of(LocalTextCodec.texts(one, NAME_MAX)));
    }
    if (!from.has("aprite:keywords")) {
      plain.forEach(word -> keywords.add(LocalText.undetermined(word)));
      return keywords;
    }
    for (int i = 0; i < plain.size(); i++) {
      String word = plain.get(i);
      if (keywords.stream().noneMatch(keyword -> keyword.byLanguage().containsValue(word))) {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                from.at("keywords") + "/" + i,
                "one of the texts of aprite:keywords",
                word);
      }
    }
    return keywords;
  }

  static void write(Metadata metadata, ObjectNode to) {
    LocalTextCodec.TITLE.write(metadata.title(), to);
    LocalTextCodec.DESCRIPTION.write(metadata.description(), to);
    if (!metadata.keywords().isEmpty()) {
      Json.texts(
          to,
          "keywords",
          metadata.keywords().stream().map(word -> word.in("en")).distinct().toList());
      if (!metadata.keywords().stream().allMatch(LocalText::isUndetermined)) {
        ArrayNode all = to.putArray("aprite:keywords");
        metadata.keywords().forEach(word -> word.byLanguage().forEach(all.addObject()::put));
      }
    }
    to.putArray("licenses").addObject().put("path", metadata.licence());
    ArrayNode contributors = to.putArray("contributors");
    ObjectNode publisher = contributors.addObject();
    LocalTextCodec.TITLE.write(metadata.publisher().name(), publisher);
    Json.texts(publisher, "roles", List.of("publisher"));
    metadata.publisher().homepage().ifPresent(path -> publisher.put("path", path));
    ObjectNode contact = contributors.addObject().put("title", metadata.contact().name());
    Json.texts(contact, "roles", List.of("contact"));
    metadata.contact().email().ifPresent(email -> contact.put("email", email));
    metadata.contact().page().ifPresent(path -> contact.put("path", path));
    if (!metadata.themes().isEmpty()) {
      Json.texts(to, "aprite:themes", metadata.themes());
    }
    metadata.frequency().ifPresent(frequency -> to.put("aprite:frequency", frequency));
    metadata.hvdCategory().ifPresent(category -> to.put("aprite:hvdCategory", category));
  }
}
