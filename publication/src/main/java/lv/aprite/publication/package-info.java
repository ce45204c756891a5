/// The life of a submission and of a release, over an object store.
///
/// No AWS and no files enter here.
@NullMarked
package lv.aprite.publication;

import org.jspecify.annotations.NullMarked;
