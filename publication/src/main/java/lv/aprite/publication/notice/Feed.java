package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.publication.catalog.Json;
import lv.aprite.publication.catalog.Markup;
import lv.aprite.publication.catalog.Wording;
import lv.aprite.publication.log.JsonObject;

/// News as Atom (RFC 4287) and as JSON Feed 1.1.
///
/// @param address where the feed is, without its ending
/// @param page the page that it belongs to
/// @param number of the log entry that it was folded from; 0 for one of several logs
/// @param items the newest first, at most [#ITEMS_MAX]
record Feed(
    String address,
    String page,
    Wording.Spoken title,
    Wording.Spoken author,
    Instant updated,
    long number,
    List<FeedItem> items) {
  static final int ITEMS_MAX = 50;
  static final String ATOM = "application/atom+xml";
  static final String JSON = "application/feed+json";

  private static final String APRITE = "https://aprite.lv/ns#";
  private static final Pattern ATOM_NUMBER =
      Pattern.compile("<aprite:logNumber>(\\d{1,18})</aprite:logNumber>");

  Feed {
    items = List.copyOf(items);
  }

  byte[] atom() {
    Markup xml = Markup.xml();
    xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xmlns:aprite", APRITE).line();
    xml.element("id", address + ".atom").line();
    spoken(xml, "title", title);
    xml.element("updated", updated.toString()).line();
    xml.open("author");
    xml.element("name", author.text()).closeLine();
    xml.lone("link", "rel", "self", "type", ATOM, "href", address + ".atom");
    xml.lone("link", "rel", "alternate", "type", "text/html", "href", page);
    xml.element("aprite:logNumber", Long.toString(number)).line();
    for (FeedItem item : items) {
      xml.open("entry").line();
      xml.element("id", item.id()).line();
      spoken(xml, "title", new Wording.Spoken(item.title(), item.language()));
      xml.element("updated", item.at().toString()).line();
      xml.element("published", item.at().toString()).line();
      xml.lone("link", "rel", "alternate", "type", "text/html", "href", item.link());
      xml.element("content", item.text(), "type", "text", "xml:lang", "en").line();
      xml.closeLine();
    }
    xml.close();
    return xml.bytes();
  }

  byte[] json() {
    ObjectNode feed = JsonNodeFactory.instance.objectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", title.text());
    feed.put("home_page_url", page);
    feed.put("feed_url", address + ".json");
    feed.putArray("authors").addObject().put("name", author.text());
    if (!title.language().isEmpty()) {
      feed.put("language", title.language());
    }
    feed.putObject("_aprite")
        .put("about", "https://aprite.lv/ns")
        .put("logNumber", number)
        .put("updated", updated.toString());
    ArrayNode array = feed.putArray("items");
    items.forEach(item -> item.encode(array.addObject()));
    return JsonObject.bytes(feed);
  }

  /// The items of a JSON feed of ours; none when it is damaged, until it is made anew.
  static List<FeedItem> itemsOf(byte[] json) {
    List<FeedItem> items = new ArrayList<>();
    try {
      for (JsonNode item : Json.decode(json).path("items")) {
        items.add(FeedItem.decode(item));
      }
      return items;
    } catch (IOException | java.time.format.DateTimeParseException damaged) {
      return List.of();
    }
  }

  /// The number that a feed carries; 0 for one that cannot be read.
  static long numberOfJson(byte[] json) {
    try {
      return Json.decode(json).path("_aprite").path("logNumber").asLong();
    } catch (IOException damaged) {
      return 0;
    }
  }

  static long numberOfAtom(byte[] atom) {
    Matcher number = ATOM_NUMBER.matcher(new String(atom, StandardCharsets.UTF_8));
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  private static void spoken(Markup xml, String tag, Wording.Spoken spoken) {
    if (spoken.language().isEmpty()) {
      xml.element(tag, spoken.text(), "type", "text").line();
    } else {
      xml.element(tag, spoken.text(), "type", "text", "xml:lang", spoken.language()).line();
    }
  }
}
