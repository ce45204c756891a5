package lv.aprite.engine.finding;

import java.util.Locale;

/// Every rule that a finding can cite. The doc comment of a constant is its page in the public rule book:
/// what the rule asks for, why, and where it comes from.
public enum Rule {
    /// The file holds no byte, or nothing but a byte order mark and blank lines.
    FILE_EMPTY(Effect.REFUSES_FILE),
    ;

    /// What a broken rule does to the submission.
    public enum Effect {
        /// Nothing is published.
        REFUSES_FILE,
        /// The row is left out; the file is refused when the contract allows no such row, or fewer.
        REJECTS_ROW,
        /// The receipt says so; publication goes on.
        NOTES
    }

    private final Effect effect;

    Rule(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }

    /// The rule's name in reports and addresses: `file-empty`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
