/// Check, submit, grade: sandbox, verdict, reports.
@NullMarked
package dev.heddle.grader;

import org.jspecify.annotations.NullMarked;
