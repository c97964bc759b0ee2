package cl.fizko.http.about;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the service says of itself.
 *
 * @param service its name
 * @param version its version
 * @param features what is switched on and off, in the order to be shown
 */
public record ServiceInfo(String service, String version, Map<String, Boolean> features) {

  public ServiceInfo {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }
}
