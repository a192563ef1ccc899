import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Copies jars so that a start-up cache takes all of their classes: it leaves out what is signed,
 * and what was compiled for a Java older than 6. So signatures go, and old class files get the
 * stack maps that newer ones have. Nothing else changes; the manifest says what has been done.
 *
 * <p>Call: {@code java Repack.java FOLDER JAR...}
 */
final class Repack {

  /** Of Java 8: the oldest that javac still compiles for. */
  private static final int VERSION = ClassFile.JAVA_8_VERSION;

  /** Classes below this one a start-up cache leaves out. */
  private static final int TOO_OLD = ClassFile.JAVA_6_VERSION;

  private Repack() {}

  public static void main(String[] args) throws IOException {
    for (int i = 1; i < args.length; i++) {
      Path jar = Path.of(args[i]);
      copy(jar, Path.of(args[0]).resolve(jar.getFileName()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile(), false);
        URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream copy = new JarOutputStream(file)) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      put(copy, JarFile.MANIFEST_NAME, jar.getEntry(JarFile.MANIFEST_NAME).getTime());
      manifest(jar).write(copy);
      for (JarEntry entry : jar.stream().filter(Repack::isKept).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          put(copy, entry.getName(), entry.getTime());
          copy.write(isOld(entry, bytes) ? renewed(format, bytes) : bytes);
        }
      }
    }
  }

  private static void put(JarOutputStream copy, String name, long time) throws IOException {
    JarEntry entry = new JarEntry(name);
    // So that two packagings of one commit give the same bytes.
    entry.setTime(time);
    copy.putNextEntry(entry);
  }

  /** Without the digests of single files, which only a signature needs. */
  private static Manifest manifest(JarFile jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
    manifest
        .getMainAttributes()
        .putValue("Repacked", "without signatures, old class files with stack maps");
    return manifest;
  }

  private static boolean isKept(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.equals(JarFile.MANIFEST_NAME)
        && !name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isOld(JarEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class") && (bytes[6] << 8 | bytes[7] & 0xff) < TOO_OLD;
  }

  private static byte[] renewed(ClassFile format, byte[] bytes) {
    ClassModel old = format.parse(bytes);
    ClassTransform newVersion =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    // Code gets stack maps only where it passes through a transformation, even one that changes nothing.
    return format.transformClass(
        old,
        newVersion.andThen(
            ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
  }
}
