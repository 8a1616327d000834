/** The {@link org.unroll.lesson.course.Course}: its lessons, a class for the exercises of each. */
package org.unroll.lesson.course;
