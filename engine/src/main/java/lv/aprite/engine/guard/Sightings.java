package lv.aprite.engine.guard;

import lv.aprite.engine.contract.PersonalData;

/// What was seen in one column: how many cells have the form of something personal, and how many of
/// them pass its check. Sums of these over all batches decide. Not for use by two threads at once.
final class Sightings {
  /// One form of one kind.
  enum Form {
    /// `010180-12345`, with whatever dash or space: nothing else looks like it.
    LATVIAN_PARTED(PersonalData.PERSONAL_CODE),
    /// `320000-12345`
    LATVIAN_NEW_PARTED(PersonalData.PERSONAL_CODE),
    /// `01018012345`
    LATVIAN(PersonalData.PERSONAL_CODE),
    /// The same in a cell that holds words as well.
    LATVIAN_IN_TEXT(PersonalData.PERSONAL_CODE),
    /// Ten digits: the zero in front got lost, as it does where codes are taken for numbers.
    LATVIAN_SHORT(PersonalData.PERSONAL_CODE),
    LATVIAN_NEW(PersonalData.PERSONAL_CODE),
    /// `010180/12345`, nothing else in the cell.
    LATVIAN_MARKED(PersonalData.PERSONAL_CODE),
    ESTONIAN_OR_LITHUANIAN(PersonalData.PERSONAL_CODE),
    IBAN(PersonalData.BANK_ACCOUNT),
    CARD(PersonalData.CARD_NUMBER),
    /// In groups of four.
    CARD_GROUPED(PersonalData.CARD_NUMBER),
    /// With the country's prefix.
    PHONE_ABROAD(PersonalData.PHONE),
    /// 7 to 15 digits with spaces and the like, nothing else in the cell.
    PHONE_HERE(PersonalData.PHONE),
    /// With a word such as `tālr.` before it.
    PHONE_TOLD(PersonalData.PHONE),
    /// `+371` and eight digits, whatever stands around them.
    PHONE_CALL(PersonalData.PHONE),
    EMAIL(PersonalData.EMAIL),
    DATE(PersonalData.BIRTH_DATE);

    final PersonalData kind;

    Form(PersonalData kind) {
      this.kind = kind;
    }
  }

  private static final int FORMS = Form.values().length;

  long cells;

  /// Numbers of eleven digits that are not those of a Latvian company or phone.
  long elevens;

  /// Cells that have the form, whether or not it passes the check.
  final long[] formed = new long[FORMS];

  final long[] passed = new long[FORMS];

  /// Of the first that passed each.
  final long[] rows = new long[FORMS];

  void see(Form form, boolean passes, long row) {
    int at = form.ordinal();
    formed[at]++;
    if (passes) {
      // Rejected rows are looked at after the others.
      rows[at] = passed[at] == 0 ? row : Math.min(rows[at], row);
      passed[at]++;
    }
  }

  /// Adds what follows.
  ///
  /// @param firstRow from which its rows are counted
  void addAll(Sightings other, long firstRow) {
    cells += other.cells;
    elevens += other.elevens;
    for (int form = 0; form < FORMS; form++) {
      formed[form] += other.formed[form];
      if (passed[form] == 0) {
        rows[form] = other.rows[form] + firstRow;
      }
      passed[form] += other.passed[form];
    }
  }

  long formed(Form form) {
    return formed[form.ordinal()];
  }

  long passed(Form form) {
    return passed[form.ordinal()];
  }

  long firstRow(Form form) {
    return rows[form.ordinal()];
  }
}
