package io.kennung.client.safe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of this test's own and what it has signed, made with the JDK's keytool. */
public final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  public Certificates(Path folder) {
    this.folder = folder;
    keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
  }

  /** Trusts the authority and nobody else. */
  public SSLContext trust() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", load("ca").getCertificate("ca"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server's side, signed by the authority unless the arguments leave that out. */
  public SSLContext server(String name, boolean isSigned, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-alias", name, "-dname", "CN=" + name));
    if (isSigned) {
      all.addAll(List.of("-signer", "ca"));
    }
    all.addAll(List.of(arguments));
    keytool(all.toArray(String[]::new));
    try {
      // Only this one: where more fit, Java chooses.
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      KeyStore made = load(name);
      one.setKeyEntry(
          name,
          made.getKey(name, PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          made.getCertificateChain(name));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(one, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate and its authority's as PEM. */
  public String chain(String name) {
    try {
      StringBuilder chain = new StringBuilder();
      for (Certificate certificate : load(name).getCertificateChain(name)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      return chain.toString();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The secret key as PEM. */
  public String key(String name) {
    try {
      return pem("PRIVATE KEY", load(name).getKey(name, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }

  private KeyStore load(String alias) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    if (!store.containsAlias(alias)) {
      throw new IllegalStateException("no " + alias);
    }
    return store;
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
