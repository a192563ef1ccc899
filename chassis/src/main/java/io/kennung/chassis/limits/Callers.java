package io.kennung.chassis.limits;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.smallrye.config.ConfigMapping;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as far as limits are concerned: an IPv4 address, or the /64 of an IPv6 address,
 * since that is what one customer gets. A forwarding header counts only when a configured proxy has
 * set it (see {@code quarkus.http.proxy.trusted-proxies}).
 */
@Singleton
public class Callers {

  /** Limits a caller's address. */
  @ConfigMapping(prefix = "directory.limits")
  public interface CallersConfig {
    /**
     * Networks in CIDR form, comma separated, to which limits an address do not apply; all other
     * limits always do.
     */
    Optional<List<String>> exempt();
  }

  private final List<IpSubnetFilterRule> exempt;

  /** Reads the exempt networks. */
  @Inject
  public Callers(CallersConfig config) {
    this.exempt = config.exempt().orElse(List.of()).stream().map(Callers::rule).toList();
  }

  /** The caller's network; empty when it is exempt from limits an address. */
  public Optional<String> limited(HttpServerRequest request) {
    return limited(request.remoteAddress().hostAddress());
  }

  /** Whoever comes without a readable address shares one allowance with all others who do. */
  Optional<String> limited(@Nullable String address) {
    InetAddress parsed = parsed(address);
    if (parsed == null) {
      return Optional.of("unknown");
    }
    InetSocketAddress caller = new InetSocketAddress(parsed, 0);
    return exempt.stream().anyMatch(rule -> rule.matches(caller))
        ? Optional.empty()
        : Optional.of(network(parsed));
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
  }

  private static @Nullable InetAddress parsed(@Nullable String address) {
    try {
      // A literal: nothing is looked up.
      return address == null ? null : InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static IpSubnetFilterRule rule(String cidr) {
    String[] parts = cidr.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "directory.limits.exempt must be networks like 10.0.0.0/8");
    }
    return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
  }
}
