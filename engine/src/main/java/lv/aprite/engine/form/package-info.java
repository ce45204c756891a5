/// Files that are no delimited text: workbooks, documents, archives. Each is translated, row by row
/// while it is read, into clean text (UTF-8, commas, RFC 4180), so that all that comes after
/// reading exists once. Start at [lv.aprite.engine.form.Forms]; a format is a
/// [lv.aprite.engine.form.TableFile]. No judgement of values enters here.
@NullMarked
package lv.aprite.engine.form;

import org.jspecify.annotations.NullMarked;
