/// Shell for AWS: decodes what Lambda hands over, calls one method of `publication`, and logs one
/// line. The only room that knows AWS; data, verdicts and order are decided below it.
@NullMarked
package lv.aprite.functions;

import org.jspecify.annotations.NullMarked;
