package lv.aprite.engine.read;

import java.util.List;

/// Code pages that are not read, but are written, and read much like those that are: ISO 8859-2 is
/// windows-1250 but for the letters that Czech has most. A text in one of them is refused by name,
/// rather than read as its neighbour. ISO 8859-1 and 8859-9 are parts of windows-1252 and -1254.
///
/// @param label the IANA name
record LookAlike(String label, CodePage page) {
  static final List<LookAlike> ALL =
      List.of(
          new LookAlike(
              "ISO-8859-2",
              new CodePage(
                  CodePage.CONTROLS
                      + "\u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ°ą˛ł´ľśˇ¸šşťź˝žż"
                      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
                      + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")),
          new LookAlike(
              "ISO-8859-10",
              new CodePage(
                  CodePage.CONTROLS
                      + "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋ"
                      + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
                      + "āáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ")),
          new LookAlike(
              "ISO-8859-15",
              new CodePage(
                  CodePage.CONTROLS
                      + "\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿"
                      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                      + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ")),
          new LookAlike(
              "windows-1254",
              new CodePage(
                  "€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ"
                      + "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
                      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
                      + "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ")),
          new LookAlike(
              "windows-1251",
              new CodePage(
                  "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ"
                      + "\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї"
                      + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
                      + "абвгдежзийклмнопрстуфхцчшщъыьэюя")));
}
