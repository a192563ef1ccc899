package io.kennung.images.bom;

import io.kennung.images.base.Base;
import io.kennung.images.base.DebianPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.component.evidence.Occurrence;

/** Writes the bill of materials of one image. The same image has the same bill. */
public final class BillOfMaterials {

  private static final Version VERSION = Version.VERSION_16;

  private final String image;
  private final String version;
  private final Instant created;
  private final List<Component> components = new ArrayList<>();

  /**
   * @param image its name
   * @param version of the image, and of what is ours in it
   */
  public BillOfMaterials(String image, String version, Instant created) {
    this.image = image;
    this.version = version;
    this.created = created;
  }

  /** Adds the Java runtime and the packages of the operating system. */
  public void add(Base base) throws IOException {
    components.add(java(base.release(), base.javaHome()));
    String system = base.system();
    for (DebianPackage each : base.packages()) {
      components.add(debian(each, system));
    }
  }

  /**
   * Adds every jar of a program.
   *
   * @param folder that holds it
   * @param place of this folder in the image
   * @param jars in it
   * @throws IllegalStateException if nobody knows where a jar comes from
   */
  public void add(Path folder, String place, List<Jar> jars) throws IOException {
    Map<String, Coordinates> known = Coordinates.packagedIn(folder);
    for (Jar each : jars) {
      Component component = component(each, known);
      component.addHash(new Hash(Hash.Algorithm.SHA_256, each.sha256()));
      locate(component, place + "/" + folder.relativize(each.file()));
      components.add(component);
    }
  }

  /** The bill, in JSON. */
  public String json() {
    components.sort(Comparator.comparing(Component::getBomRef));
    Bom bom = new Bom();
    bom.setComponents(components);
    bom.setMetadata(metadata());
    String content =
        image + version + created + components.stream().map(Component::getBomRef).toList();
    UUID serial = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    bom.setSerialNumber("urn:uuid:" + serial);
    try {
      return BomGeneratorFactory.createJson(VERSION, bom).toJsonString() + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException(e);
    }
  }

  private Metadata metadata() {
    Component itself = component(Component.Type.CONTAINER, image, version, image);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(created));
    metadata.setComponent(itself);
    return metadata;
  }

  private Component component(Jar jar, Map<String, Coordinates> known) {
    String file = jar.file().getFileName().toString();
    Coordinates maven = known.get(file);
    if (maven != null) {
      Component library =
          component(Component.Type.LIBRARY, maven.artifact(), maven.version(), maven.purl());
      library.setGroup(maven.group());
      library.setPurl(maven.purl());
      return library;
    }
    if (!jar.madeByTheBuild()) {
      throw new IllegalStateException("nobody knows where %s comes from".formatted(file));
    }
    return component(Component.Type.FILE, file, version, "file:" + file);
  }

  private static Component java(Properties release, String home) {
    String version =
        release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", "unknown"));
    String plain = release.getProperty("JAVA_VERSION", version);
    Component java =
        component(Component.Type.PLATFORM, "OpenJDK", version, "pkg:generic/openjdk@" + version);
    java.setPurl("pkg:generic/openjdk@" + version.replace("+", "%2B"));
    java.setCpe("cpe:2.3:a:oracle:openjdk:%s:*:*:*:*:*:*:*".formatted(plain));
    java.setPublisher(release.getProperty("IMPLEMENTOR", "unknown"));
    locate(java, home);
    return java;
  }

  private static Component debian(DebianPackage found, String system) {
    String purl =
        "pkg:deb/%s/%s@%s?arch=%s"
            .formatted(
                system,
                found.name(),
                found.version().replace("+", "%2B").replace(":", "%3A"),
                found.architecture());
    Component component = component(Component.Type.LIBRARY, found.name(), found.version(), purl);
    component.setPurl(purl);
    return component;
  }

  private static Component component(
      Component.Type type, String name, String version, String reference) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    component.setVersion(version);
    component.setBomRef(reference);
    return component;
  }

  private static void locate(Component component, String path) {
    Occurrence occurrence = new Occurrence();
    occurrence.setLocation(path);
    Evidence evidence = new Evidence();
    evidence.addOccurrence(occurrence);
    component.setEvidence(evidence);
  }
}
