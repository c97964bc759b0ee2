/**
 * Files that any taxpayer downloads from the tax authority's pages: real data without a password.
 */
package cl.fizko.core.tax.file;
