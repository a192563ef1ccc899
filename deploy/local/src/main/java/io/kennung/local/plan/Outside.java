package io.kennung.local.plan;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What lies around the services and is played on this machine.
 *
 * @param frontDoor by which clients come
 * @param smtpPort of everybody's mail server
 * @param telephone where the API of everybody's telephone is
 * @param issuer where staff sign in
 * @param probes where each process says whether it is ready, by the name that people know
 */
public record Outside(
    URI frontDoor, int smtpPort, URI telephone, URI issuer, Map<String, URI> probes) {

  /** The account at the telephone. It is no secret; its token is. */
  public static final String TELEPHONE_ACCOUNT = "AC6b656e6e756e672d6c6f63616c2d3031";

  /** Where these ports say, which must be known already. */
  public static Outside on(Ports ports) {
    return new Outside(
        address(ports.of(Ports.FRONT_DOOR)),
        ports.of(Ports.SMTP),
        address(ports.of(Ports.TELEPHONE)),
        address(ports.of(Ports.ISSUER)),
        probes(ports));
  }

  private static Map<String, URI> probes(Ports ports) {
    Map<String, URI> probes = new HashMap<>();
    for (Application service : Application.ALL) {
      for (int number = 1; ports.byName().containsKey(service.process(number)); number++) {
        int port = ports.of(service.process(number)) + Application.MANAGEMENT;
        probes.put(service.title(number), address(port).resolve("/q/health/ready"));
      }
    }
    return probes;
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
