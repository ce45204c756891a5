package lv.aprite.engine.read;

/// Code pages that are not read, but are written, and read much like those that are: ISO 8859-2 is
/// windows-1250 but for the letters that Czech has most. A text in one of them is refused by name,
/// rather than read as its neighbour. ISO 8859-1 and 8859-9 are parts of windows-1252 and -1254.
enum LookAlike {
  ISO_8859_2(
      "ISO-8859-2",
      new CodePage(
          CodePage.CONTROLS
              + "\u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
              + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
              + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")),
  ISO_8859_10(
      "ISO-8859-10",
      new CodePage(
          CodePage.CONTROLS
              + "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
              + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
              + "āáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ")),
  ISO_8859_15(
      "ISO-8859-15",
      new CodePage(
          CodePage.CONTROLS
              + "\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿"
              + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
              + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")),
  WINDOWS_1254(
      "windows-1254",
      new CodePage(
          "€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ"
              + "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
              + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
              + "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ")),
  WINDOWS_1251(
      "windows-1251",
      new CodePage(
          "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ"
              + "\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї"
              + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
              + "абвгдежзийклмнопрстуфхцчшщъыьэюя"));

  private final String label;
  private final CodePage page;

  LookAlike(String label, CodePage page) {
    this.label = label;
    this.page = page;
  }

  /// The IANA name.
  String label() {
    return label;
  }

  CodePage page() {
    return page;
  }
}
