package cl.fizko.core.bad;

/** A class without a duty. */
public final class TextUtils {

  private TextUtils() {}
}
