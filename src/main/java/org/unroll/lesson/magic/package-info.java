/** The magics of the course, which the kernel finds as services. */
package org.unroll.lesson.magic;
