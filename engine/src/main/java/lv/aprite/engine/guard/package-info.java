/// What keeps a file back until a person has looked: [PersonalGuard] for data about persons that
/// nobody declared, `AccidentGuard` for a file that is not what it should be. Neither quotes a
/// cell.
@NullMarked
package lv.aprite.engine.guard;

import org.jspecify.annotations.NullMarked;
