/// XML (1.0, with namespaces) as a table: an element that repeats is a row. Start at [XmlDocument].
/// No document type, entity or external reference is followed.
@NullMarked
package lv.aprite.engine.form.xml;

import org.jspecify.annotations.NullMarked;
