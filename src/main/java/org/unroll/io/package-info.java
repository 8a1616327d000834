/** Networks in files: {@link org.unroll.io.ModelFile} saves and opens them. */
package org.unroll.io;
