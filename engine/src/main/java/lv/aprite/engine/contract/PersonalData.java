package lv.aprite.engine.contract;

/// What in a column is about persons, and may only be published when the contract says so.
public enum PersonalData {
  /// Personal identification codes: Latvian, Estonian, Lithuanian.
  PERSONAL_CODE("personalCode", "personal codes"),
  /// Account numbers (IBAN).
  BANK_ACCOUNT("bankAccount", "account numbers"),
  /// Numbers of payment cards.
  CARD_NUMBER("cardNumber", "card numbers"),
  PHONE("phone", "phone numbers"),
  EMAIL("email", "e-mail addresses"),
  /// Dates of birth in a table that has names of persons.
  BIRTH_DATE("birthDate", "birth dates");

  private final String word;
  private final String words;

  PersonalData(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /// As it stands in a contract.
  public String word() {
    return word;
  }

  /// In findings.
  public String words() {
    return words;
  }
}
