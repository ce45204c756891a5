/// JSON (RFC 8259), one document or one a line, and GeoJSON (RFC 7946), as tables. Start at
/// [JsonDocument]. The whole file is looked at before the first row is read.
@NullMarked
package lv.aprite.engine.form.json;

import org.jspecify.annotations.NullMarked;
