/**
 * The VAT statement of a month, form 29: computed here and nowhere else, and compared with what the
 * tax authority proposes.
 */
package cl.fizko.core.tax.vat;
