package lv.aprite.publication.catalog;

import java.util.List;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;

/// The published columns, on a dataset's page.
final class FieldsTable {
  private FieldsTable() {}

  static void write(Markup html, Schema schema) {
    html.open("section").line();
    html.element("h2", "Fields").line();
    if (!schema.primaryKey().isEmpty()) {
      key(html, "No two rows are alike in ", schema.primaryKey());
    }
    for (List<String> key : schema.uniqueKeys()) {
      key(html, "Where no value is missing, no two rows are alike in ", key);
    }
    html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Fields");
    html.open("table").line();
    html.element("caption", "What each column holds").line();
    Page.head(html, "Name", "Type", "Meaning", "Rules");
    html.open("tbody").line();
    schema.fields().forEach(field -> row(html, field));
    html.closeLine();
    html.closeLine();
    html.closeLine();
    html.closeLine();
  }

  private static void key(Markup html, String words, List<String> names) {
    html.open("p").text(words);
    String comma = "";
    for (String name : names) {
      html.text(comma).element("code", name);
      comma = ", ";
    }
    html.text(".").closeLine();
  }

  private static void row(Markup html, Field field) {
    html.open("tr").open("th", "scope", "row").element("code", field.name()).close();
    html.element("td", Wording.type(field.type()));
    html.open("td");
    Page.everyLanguage(html, "div", field.title(), true);
    Page.everyLanguage(html, "small", field.description(), true);
    html.close();
    html.open("td");
    if (field.required()) {
      html.element("div", "never missing");
    }
    if (field.unique()) {
      html.element("div", "no value twice");
    }
    for (Constraint constraint : field.constraints()) {
      html.element("div", Wording.rule(constraint));
    }
    html.close().closeLine();
  }
}
