package lv.aprite.engine.finding;

/// What the rule book says of one rule in one language.
///
/// @param title what a broken rule is called, in a few words without a full stop
/// @param cause what the rule asks for, and why
/// @param example what breaks it, and often, behind an arrow, what does not
/// @param advice what to do
public record RuleText(String title, String cause, String example, String advice) {
  public RuleText {
    if (title.isBlank() || cause.isBlank() || example.isBlank() || advice.isBlank()) {
      throw new IllegalArgumentException("rule book: expected no empty text");
    }
  }
}
