/** What passes between us and the tax authority's portal, and how that may fail. */
package cl.fizko.core.tax.authority;
