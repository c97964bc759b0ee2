/**
 * What a Chilean business owes and when: taxpayers, periods, documents and whole pesos.
 *
 * <p>{@code vat} computes the month's statement, {@code calendar} the due dates, {@code file} reads
 * what a taxpayer downloads from the tax authority (SII). Nothing here knows how the documents were
 * come by.
 */
package cl.fizko.core.tax;
