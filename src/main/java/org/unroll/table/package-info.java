/** Tablesaw tables in and out: time series and grouped sequences in, histories and metrics out. */
package org.unroll.table;
