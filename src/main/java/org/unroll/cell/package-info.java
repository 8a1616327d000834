/**
 * Recurrent cells: one step of a network in time, its formula and its derivative. {@link
 * org.unroll.cell.Cell} is the contract; {@link org.unroll.cell.RnnCell}, {@link
 * org.unroll.cell.LstmCell}, {@link org.unroll.cell.GruCell} and {@link
 * org.unroll.cell.ResetBeforeGruCell} are the published ones, {@link org.unroll.cell.AbstractCell}
 * is where one of your own begins.
 */
package org.unroll.cell;
