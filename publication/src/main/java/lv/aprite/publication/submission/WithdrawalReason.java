package lv.aprite.publication.submission;

/// The public reasons for a withdrawal; free text stays private.
public enum WithdrawalReason {
  PERSONAL_DATA,
  LEGAL,
  ERROR,
  SECURITY
}
