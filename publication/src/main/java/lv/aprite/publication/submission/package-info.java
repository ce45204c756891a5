/// The life of an upload. Start at [Submission].
@NullMarked
package lv.aprite.publication.submission;

import org.jspecify.annotations.NullMarked;
