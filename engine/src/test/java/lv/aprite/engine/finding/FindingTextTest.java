package lv.aprite.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTextTest {
  @Test
  void aFindingSaysWhereWhatWasExpectedAndWhatWasFound() {
    Finding finding =
        new Finding(
            Rule.TYPE_DATE,
            new Location.Cell(14, "start_date"),
            "a date like 2026-03-31",
            "31/03/26");
    assertThat(FindingText.of(finding))
        .isEqualTo(
            "row 14, column start_date: expected a date like 2026-03-31, found \"31/03/26\"");
    assertThat(FindingText.withAdvice(finding))
        .isEqualTo(FindingText.of(finding) + ". " + Rule.TYPE_DATE.advice());
  }

  @Test
  void ourOwnWordsAreNotQuoted() {
    assertThat(
            FindingText.of(
                new Finding(Rule.ROW_TOO_NARROW, new Location.Row(3), "4 cells", "3 cells")))
        .isEqualTo("row 3: expected 4 cells, found 3 cells");
  }

  @Test
  void nothingIsCalledNothing() {
    assertThat(
            FindingText.of(
                new Finding(Rule.KEY_MISSING, new Location.Cell(2, "id"), "a value", "")))
        .isEqualTo("row 2, column id: expected a value, found nothing");
  }

  @Test
  void everyPlaceHasItsWords() {
    assertThat(FindingText.where(new Location.File())).isEqualTo("file");
    assertThat(FindingText.where(new Location.Byte(7, 1022))).isEqualTo("row 7, byte 1022");
    assertThat(FindingText.where(new Location.Row(7))).isEqualTo("row 7");
    assertThat(FindingText.where(new Location.Column("name"))).isEqualTo("column name");
    assertThat(FindingText.where(new Location.Pointer("/resources/0")))
        .isEqualTo("document at /resources/0");
    assertThat(FindingText.where(new Location.Pointer(""))).isEqualTo("document");
  }

  @Test
  void whatATerminalWouldObeyOrNotShowIsWrittenOut() {
    assertThat(
            FindingText.of(
                new Finding(
                    Rule.TYPE_WHOLE,
                    new Location.Cell(2, "a\u001b[31mb"),
                    "a whole number",
                    "29\u00a0000\r\n\t\u202e\u200b\u0007")))
        .isEqualTo(
            "row 2, column a\\u001b[31mb: expected a whole number,"
                + " found \"29\\u00a0000\\r\\n\\t\\u202e\\u200b\\u0007\"");
  }

  @Test
  void atMostEightyCharactersAreQuoted() {
    Finding finding =
        new Finding(Rule.PATTERN, new Location.Cell(2, "a"), "LV-\\d{4}", "𝄞".repeat(100));
    assertThat(finding.found()).isEqualTo("𝄞".repeat(79) + "…");
  }
}
